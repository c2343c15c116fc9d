/** The probe that says whether Nginx has loaded its configuration, with a real Nginx on this machine. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { testDeadline, waitUntil } from "../../../core/wait-until.ts";
import { rootCommands } from "./probes.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-nginx-"));
const [main, site] = [join(folder, "nginx.conf"), join(folder, "site.conf")];
const nginx = (...args: string[]) =>
  spawnSync("nginx", ["-p", folder, "-c", main, ...args], { encoding: "utf8" });
const pids = () =>
  spawnSync("pgrep", ["-P", readFileSync(join(folder, "pid"), "utf8").trim()])
    .stdout.toString()
    .trim();

/** As the lab's Nginx is found: by its name, without arguments. */
function changed(): string[] {
  const script = `nginx() { command nginx -p ${folder} -c ${main} "$@"; }
    declare -A pids_on=([80]="${pids().replaceAll("\n", " ")}")
    probe() { ${rootCommands.nginxTest}\n}; probe; echo "code $?"`;
  return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim().split("\n");
}

const noNginx = spawnSync("nginx", ["-v"]).error === undefined ? false : "it needs Nginx";

suite("whether Nginx has loaded its configuration", { skip: noNginx }, () => {
  before(async () => {
    writeFileSync(site, `server { listen unix:${folder}/socket; return 204; }\n`);
    writeFileSync(
      main,
      `pid ${folder}/pid; error_log ${folder}/error.log; events {}
       http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
       uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; include ${site}; }`,
    );
    assert.equal(nginx().status, 0);
    assert.ok(await waitUntil(testDeadline, async () => pids() !== ""));
  });
  after(() => {
    // Not by 'nginx -s': it does nothing while the configuration is invalid.
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")));
    rmSync(folder, { recursive: true });
  });

  test("it has, until a file is changed, whatever time the file claims, and has again after a reload", async () => {
    assert.deepEqual(changed(), ["code 0"]);
    assert.ok(
      await waitUntil(testDeadline, async () => {
        writeFileSync(site, readFileSync(site, "utf8").replace("204", "205"));
        utimesSync(site, 0, 0);
        return changed().length === 2;
      }),
    );
    assert.match(changed()[0] ?? "", new RegExp(`^\\d+ ${site}$`));
    const old = pids();
    assert.equal(nginx("-s", "reload").status, 0);
    assert.ok(
      await waitUntil(
        testDeadline,
        async () => pids() !== "" && !old.split("\n").some((pid) => pids().includes(pid)),
      ),
    );
    assert.deepEqual(changed(), ["code 0"]);
  });

  test("an invalid configuration is told by the exit code", () => {
    writeFileSync(site, "server {\n");
    assert.deepEqual(changed(), ["code 1"]);
  });
});
