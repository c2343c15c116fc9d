/** The longer probes, run by bash on this machine. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, suite, test } from "node:test";
import type { Reading } from "../model.ts";
import { parseReadings } from "../parse/readings.ts";
import { type Probes, probeScript } from "./probe-script.ts";
import { rootCommands } from "./probes.ts";

const { logs, session } = rootCommands;

const folder = mkdtempSync(join(tmpdir(), "applab-probes-"));
after(() => rmSync(folder, { recursive: true }));

async function read(
  preparation: string,
  command: string,
  requests: Probes["requests"] = {},
): Promise<Reading> {
  const mark = `probes-${randomUUID()}`;
  const nothing = { preparation: "", commands: {} };
  const script = probeScript(
    { requests, user: { preparation, commands: { it: command } }, root: nothing },
    mark,
  );
  const bash = spawn("bash", ["-s"], { stdio: ["pipe", "pipe", "ignore"] });
  bash.stdin.end(script);
  const parts: Buffer[] = [];
  for await (const part of bash.stdout) parts.push(part as Buffer);
  return parseReadings(Buffer.concat(parts), mark).get("it") as Reading;
}

suite("the probes of root", {
  skip: process.platform === "linux" ? false : "they run only on Linux",
}, () => {
  /** A service on port 5000 that writes its requests into a file, a moment after the answer. */
  async function logged(file: string, unitFolder: string): Promise<Reading> {
    const server = createServer((request, response) => {
      response.end("hello", () => setTimeout(() => appendFileSync(file, `GET ${request.url}\n`), 250));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    // As if its unit had the name of this folder.
    const unit = join(relative("/var/log", unitFolder));
    const preparation = `declare -A pids_on=([5000]=${process.pid}) unit_on=([5000]=${unit}.service)`;
    try {
      return await read(preparation, logs, {
        servicePage: [`http://127.0.0.1:${(server.address() as AddressInfo).port}/?$mark-5000`],
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const lineIn = (file: string) => new RegExp(`^line ${file}:GET /\\?probes-[0-9a-f-]+-5000$`, "m");

  test("logs in the folder with the unit's name are found without a search", async () => {
    const own = join(folder, "own");
    mkdirSync(own);
    writeFileSync(join(own, "error.log"), "");
    writeFileSync(join(own, "access.log"), "an older line\n");
    const { code, out } = await logged(join(own, "access.log"), own);
    assert.equal(code, 0);
    assert.match(out.toString(), /^log 5000 .*own\/error\.log$/m);
    assert.match(out.toString(), /^line .*own\/access\.log:GET \/\?probes-/m);
    assert.doesNotMatch(out.toString(), /^open /m);
  });

  test("logs in another folder are found, with the error log beside them", async () => {
    const odd = join(folder, "odd");
    mkdirSync(odd);
    writeFileSync(join(odd, "errors"), "");
    const { out } = await logged(join(odd, "requests"), join(folder, "none"));
    assert.match(out.toString(), lineIn(join(odd, "requests")));
    assert.match(out.toString(), new RegExp(`^log 5000 ${join(odd, "errors")}$`, "m"));
  });

  test("a tmux is reported with its socket, and whether the socket exists", async () => {
    const tmux = (...args: string[]) => {
      const { stdout, status } = spawnSync("tmux", ["-f", "/dev/null", ...args], {
        env: { ...process.env, TMUX: "", TMUX_TMPDIR: folder },
        encoding: "utf8",
      });
      assert.equal(status, 0);
      return stdout.trim();
    };
    const where: [name: string, options: string[], socket: string][] = [
      ["named", ["-L", "a-name"], join(folder, `tmux-${process.getuid?.()}`, "a-name")],
      ["placed", ["-S", join(folder, "a-place")], join(folder, "a-place")],
    ];
    for (const [name, options, socket] of where) {
      tmux(...options, "new-session", "-d", "-s", name, "sleep 60");
      const pane = tmux(...options, "list-panes", "-F", "#{pane_pid} #{pid}");
      const [pid, server] = pane.split(" ");
      try {
        const state = async () =>
          (await read(`declare -A pids_on=([5000]=" ${pid}")`, session)).out.toString();
        assert.equal(await state(), `there ${server} ${socket}\n`);
        rmSync(socket);
        assert.equal(await state(), `gone ${server} ${socket}\n`);
      } finally {
        process.kill(Number(server));
      }
    }
  });

  test("a process without a tmux has no session", async () => {
    const { code, out } = await read(`declare -A pids_on=([5000]=${process.pid})`, session);
    assert.equal(code, 0);
    assert.doesNotMatch(out.toString(), /a-name|a-place/);
    assert.equal((await read("declare -A pids_on=()", session)).out.toString(), "");
  });
});
