/** The probe of the app itself, as bash runs it, on servers of this machine. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { appObject } from "./app-probe.ts";
import { parseReadings, probeScript } from "./readings.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-app-"));
const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill();
  rmSync(folder, { recursive: true });
});

const page = "(request, response) => response.end('Hello HBNB!')";
const serve = (module: string) => `import { app } from "${module}";\nimport http from "node:http";
http.createServer(app).listen(0, () => console.log("listens"));`;

/** What the probe says of a server that is started with such words in the folder. */
async function read(...words: string[]): Promise<{ code: number | undefined; out: string; err: string }> {
  const server = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  started.push(server);
  await new Promise((resolve) => server.stdout.once("data", resolve));
  const mark = `probes-${randomUUID()}`;
  const preparation = `declare -A pids_on=([5000]=" ${server.pid}")`;
  const script = probeScript(
    {
      requests: {},
      user: { preparation, commands: { it: appObject } },
      root: { preparation: "", commands: {} },
    },
    mark,
  );
  const bash = spawn("bash", ["-s"], { stdio: ["pipe", "pipe", "ignore"] });
  bash.stdin.end(script);
  const parts: Buffer[] = [];
  for await (const part of bash.stdout) parts.push(part as Buffer);
  const reading = parseReadings(Buffer.concat(parts), mark).get("it");
  assert.ok(reading);
  return { ...reading, out: reading.out.toString() };
}

suite("the app itself", {
  skip: process.platform === "linux" && process.getuid?.() === 0 ? false : "it takes root, on Linux",
}, () => {
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);

  test("is bound to port 6000 and answers, wherever its server listens", async () => {
    file("good.mjs", `export const app = ${page};`);
    file("server.mjs", serve("./good.mjs"));
    assert.deepEqual(await read("server.mjs", "--bind", "[::]:5000", "good.mjs:app"), {
      code: 0,
      out: '200 "Hello HBNB!"',
      err: `${folder}/good.mjs:`,
    });
  });

  test("is found by its file's name, where the process tells no more of itself", async () => {
    mkdirSync(join(folder, "below"));
    file("below/deep.mjs", `export const app = ${page};`);
    file("renamed.mjs", `${serve("./below/deep.mjs")}\nprocess.title = "server deep.mjs";`);
    const { code, err } = await read("renamed.mjs");
    assert.equal(code, 0, err);
    assert.equal(err, `${folder}/below/deep.mjs:`);
  });

  test("is none, where the module exports none, cannot be imported, or never answers", async () => {
    file(
      "plain.mjs",
      `import http from "node:http";\nhttp.createServer(${page}).listen(0, () => console.log("listens"));`,
    );
    assert.match((await read("plain.mjs")).err, /plain\.mjs:\nit exports no app$/);
    file("broken.mjs", "export const app = (;");
    assert.match((await read("plain.mjs", "broken.mjs")).err, /\nSyntaxError: .*/);
    file("silent.mjs", "export const app = () => {};");
    const silent = await read("plain.mjs", "silent.mjs");
    assert.deepEqual([silent.code, silent.err], [4, `${folder}/silent.mjs:\nno answer within 7 s`]);
  });
});
