/** The probe that says what will stop a service later, run by bash on this machine, with places of its own. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, suite, test } from "node:test";
import { shellScript, shellVariables } from "../../../core/shell-script.ts";
import { parseReadings } from "../parse/readings.ts";
import { probeScript } from "./probe-script.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-stops-"));
after(() => rmSync(folder, { recursive: true }));

const places = {
  job_places: join(folder, "cron.d"),
  unit_places: join(folder, "units"),
  script_places: join(folder, "bin"),
};
const [jobs, units, bin] = Object.values(places) as [string, string, string];

beforeEach(() => {
  for (const place of Object.values(places)) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
  }
});

/** Those of api.service. */
const ports = [5002, 5003];

const cronRuns = '"is-active -q cron crond") ;;';

/** What the probe says, if systemd says this of other units. */
function stops(systemd = "", conflicted = ""): string[] {
  const mark = `probes-${randomUUID()}`;
  writeFileSync(join(folder, "said"), `5002 api.service \n\nId=api.service\nConflictedBy=${conflicted}\n`);
  const preparation = [
    "declare -A unit_on=([5002]=api.service [5003]=api.service [80]=nginx.service)",
    `systemctl() { case "$*" in ${systemd} *) false ;; esac; }`,
    shellVariables(Object.fromEntries(Object.entries(places).map(([name, place]) => [name, [place]]))),
  ].join("\n");
  const it = shellScript("stops.sh", import.meta.url);
  const user = { preparation, commands: { units: `cat ${folder}/said`, it } };
  const script = probeScript({ requests: {}, user, root: { preparation: "", commands: {} } }, mark);
  const { stdout } = spawnSync("bash", ["-s"], { input: script });
  const said = parseReadings(stdout, mark).get("it")?.out.toString().trim() ?? "no answer";
  return said === "" ? [] : said.split("\n").sort();
}

suite("what will stop a service", {
  skip: process.platform === "linux" ? false : "the probes run only on Linux",
}, () => {
  test("is nothing, if the jobs start it again, only send it a signal, name another one, or are comments", () => {
    writeFileSync(
      join(jobs, "backup"),
      "0 3 * * * root systemctl stop api && tar c /srv && systemctl start api\n",
    );
    writeFileSync(join(jobs, "rotate"), "0 0 * * * root pkill -USR1 nginx\n");
    writeFileSync(join(jobs, "other"), "0 3 * * * root systemctl stop mail\n# systemctl stop api\n");
    assert.deepEqual(stops(cronRuns), []);
  });

  test("is a job of cron, also by a script that it runs", () => {
    writeFileSync(join(bin, "night"), "#!/bin/sh\nservice nginx stop\n");
    writeFileSync(join(jobs, "night"), `0 3 * * * root ${bin}/night\n1 3 * * * root systemctl stop api\n`);
    assert.deepEqual(stops(), [], "no cron runs");
    assert.deepEqual(stops(cronRuns), [
      `5002 the job ${jobs}/night: 1 3 * * * root systemctl stop api`,
      `5003 the job ${jobs}/night: 1 3 * * * root systemctl stop api`,
      `80 the job ${jobs}/night: service nginx stop`,
    ]);
  });

  test("is a unit whose timer runs, but not one that nothing starts", () => {
    writeFileSync(
      join(units, "rest.service"),
      "[Service]\nExecStart=/usr/bin/systemctl stop api\nExecStop=/usr/bin/systemctl stop nginx\n",
    );
    assert.deepEqual(stops(), []);
    assert.deepEqual(
      stops('"show -P TriggeredBy rest.service") echo rest.timer ;; "is-active -q rest.timer") ;;'),
      ports.map((port) => `${port} rest.timer starts rest.service: /usr/bin/systemctl stop api`),
    );
  });

  test("is a unit that conflicts with it, if a boot starts that one", () => {
    assert.deepEqual(stops("", "rival.service"), []);
    assert.deepEqual(
      stops('"is-enabled rival.service") echo enabled ;;', "rival.service"),
      ports.map((port) => `${port} a boot starts rival.service, which conflicts with api.service`),
    );
  });
});
