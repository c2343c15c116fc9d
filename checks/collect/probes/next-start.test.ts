/** The probe that says what the next start of a unit would lack, run by bash on this machine. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { parseReadings } from "../parse/readings.ts";
import { probeScript } from "./probe-script.ts";
import { rootCommands } from "./probes.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-next-start-"));
after(() => rmSync(folder, { recursive: true }));

/** What the probe says of a unit that this process serves, or another one. */
function lacks(properties: string[], own = folder, pid = process.pid, port = 5000): string[] {
  const mark = `probes-${randomUUID()}`;
  const block = ["Id=a.service", `WorkingDirectory=${own}`, ...properties].join("\n");
  writeFileSync(join(folder, "units"), `${port} a.service \n\n${block}\n`);
  const preparation = `declare -A pids_on=([${port}]=" ${pid}") unit_on=([${port}]=a.service) user_on=()`;
  const script = probeScript(
    {
      requests: {},
      user: { preparation, commands: { units: `cat ${folder}/units`, it: rootCommands.nextStart } },
      root: { preparation: "", commands: {} },
    },
    mark,
  );
  const { stdout } = spawnSync("bash", ["-s"], { input: script });
  const said = parseReadings(stdout, mark).get("it")?.out.toString().trim() ?? "no answer";
  return said === "" ? [] : said.split("\n");
}

const source = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return `ExecStart={ path=/bin/sh ; argv[]=/bin/sh -c 'exec node ${name} --port 1; true' ; ignore_errors=no }`;
};

suite("what the next start of a unit lacks", {
  skip: process.platform === "linux" ? false : "the probes run only on Linux",
}, () => {
  test("is nothing, if all that the unit names is there", () => {
    assert.deepEqual(lacks(["User=root", "ExecStart={ path=/bin/sh ; argv[]=/bin/sh }"]), []);
  });

  test("is a program, a folder, a user or a file of settings that is gone", () => {
    assert.deepEqual(
      lacks(
        [
          "User=nobody-has-this-name",
          "ExecStartPre={ path=/nowhere/check ; argv[]=/nowhere/check }",
          "ExecStart={ path=/bin/sh ; argv[]=/bin/sh }",
          "EnvironmentFiles=/nowhere/settings (ignore_errors=no)",
          "EnvironmentFiles=/nowhere/more (ignore_errors=yes)",
        ],
        "/nowhere",
      ).sort(),
      [
        "5000 its folder /nowhere is missing",
        "5000 its program /nowhere/check is missing",
        "5000 its settings /nowhere/settings are missing",
        "5000 its user nobody-has-this-name is missing",
      ],
    );
  });

  test("is neither an optional folder nor the name of a numbered user", () => {
    assert.deepEqual(lacks(["User=4321", "ExecStart={ path=/bin/sh ; argv[]=/bin/sh }"], "!/nowhere"), []);
  });

  test("is the right to listen on a low port, unless it runs as root or has that capability", () => {
    const first = Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"));
    // In a container where everybody may listen everywhere this is -1: no port, but lower than the first one.
    const low = first - 1;
    const lacksOn = (port: number, ...properties: string[]) =>
      lacks([...properties, "ExecStart={ path=/bin/sh ; argv[]=/bin/sh }"], folder, process.pid, port);
    assert.deepEqual(lacksOn(low, "User=nobody"), [
      `${low} the user nobody may not listen on port ${low}: net.ipv4.ip_unprivileged_port_start is ${first}`,
    ]);
    assert.deepEqual(lacksOn(first + 1, "User=nobody"), []);
    assert.deepEqual(lacksOn(low, "User=root"), []);
    assert.deepEqual(lacksOn(low), []);
    assert.deepEqual(lacksOn(low, "User=nobody", "AmbientCapabilities=cap_net_bind_service"), []);
  });

  test("is room for as many processes and threads as run now", () => {
    const start = "ExecStart={ path=/bin/sh ; argv[]=/bin/sh }";
    assert.deepEqual(lacks([start, "TasksMax=infinity", "TasksCurrent=33"]), []);
    assert.deepEqual(lacks([start, "TasksMax=8", "TasksCurrent=[not set]"]), []);
    assert.deepEqual(lacks([start, "TasksMax=8", "TasksCurrent=33"]), [
      "5000 it runs 33 processes and threads, and may have 8 (TasksMax)",
    ]);
  });

  test("is a source that was changed since the start, and has a syntax error", () => {
    assert.deepEqual(lacks([source("good.mjs", "export const app = 1;\n")]), []);
    const [told = "", ...more] = lacks([source("bad.mjs", "export const app = (;\n")]);
    assert.match(told, /^5000 \S+\/bad\.mjs: SyntaxError: /);
    assert.deepEqual(more, []);
  });

  test("is a source with an error that another one imports, wherever two import each other", () => {
    mkdirSync(join(folder, "more"), { recursive: true });
    const imports = source("first.mjs", 'import "./more/second.mjs";\n');
    writeFileSync(join(folder, "more", "second.mjs"), 'import a from "../first.mjs";\nexport const b = (;\n');
    writeFileSync(join(folder, "more", "other.mjs"), "nobody imports this (\n");
    const [told = "", ...more] = lacks([imports]);
    assert.match(told, /^5000 \S+\/more\/second\.mjs: SyntaxError: /);
    assert.deepEqual(more, []);
  });

  test("is a source that is gone, but not what may be no source", () => {
    const command = (words: string) => `ExecStart={ path=/bin/sh ; argv[]=/bin/sh -c '${words}' }`;
    assert.deepEqual(lacks([command("node ./gone.mjs; true")]), ["5000 its source ./gone.mjs is missing"]);
    // This process runs in the project's folder.
    for (const words of ["node core/curriculum.ts", "node --import gone.mjs x", "node $app.ts", "gone:app"])
      assert.deepEqual(lacks([command(words)]), [], words);
    // What forwards a port into a container has no source here.
    const forwards = spawn("sleep", ["60"]);
    assert.deepEqual(lacks([command("docker run image node ./gone.mjs")], folder, forwards.pid), []);
    forwards.kill();
  });

  test("is no source that was loaded as it is", () => {
    const later = `ActiveEnterTimestampMonotonic=${(performance.timeOrigin + 1e12) * 1000}`;
    assert.deepEqual(lacks([source("bad.mjs", "export const app = (;\n"), later]), []);
  });
});
