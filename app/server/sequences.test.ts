/**
 * Random sequences of signals, requests and new code. At the end of each the server exits with the right code, leaves no
 * process, no pid file and no socket, and takes no longer than its settings allow.
 *
 *     SEQUENCES=500 npx tsx --test app/server/sequences.test.ts
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { randomOf } from "../../tests/random.ts";
import { endSignals, slack } from "./master.ts";
import { folder, Running, workers } from "./serving.test-help.ts";

const count = Number(process.env.SEQUENCES ?? 25);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
/** Sequences that run at the same time: most of their time is waiting. */
const atOnce = 3;

/** Seconds. */
const gracefulTimeout = 1;
/** Maximum milliseconds of a stop: the server's settings, and the delay of a busy host. */
const longestStop = gracefulTimeout * 1000 + slack + 8000;

/** An application that loads slowly; by path it answers late, never, or enters an endless loop. */
const good = (version: number) => `
console.log("loads");
await new Promise((loaded) => setTimeout(loaded, ${version % 3} * 80));
export const app = (request, response) => {
  if (request.url === "/loop") for (;;);
  if (request.url === "/late") setTimeout(() => response.end("late"), 300);
  else if (request.url !== "/never") response.end("${version}");
};\n`;
const bad = "export const app = (;\n";

class Sequence {
  readonly random: () => number;
  readonly steps: string[] = [];
  readonly folder = mkdtempSync(join(folder, "sequence-"));
  readonly files = { pid: join(this.folder, "pid"), socket: join(this.folder, "socket") };
  readonly module = join(this.folder, "app.ts");
  readonly server: Running;
  version = 0;
  /** Whether a worker was killed before the server listened, which may have ended the start. */
  startKilled = false;

  constructor(seed: number) {
    const random = randomOf(seed);
    // The first numbers of adjacent seeds are similar.
    for (let skipped = 0; skipped < 10; skipped++) random();
    this.random = random;
    writeFileSync(this.module, good(0));
    const args = ["--bind", `unix:${this.files.socket}`, "--pid", this.files.pid];
    const others = ["--workers", `${1 + this.below(3)}`, "--graceful-timeout", `${gracefulTimeout}`];
    // A separate process group, as in a terminal or a unit.
    this.server = new Running([...args, ...others, this.module], { detached: true });
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  get listens(): boolean {
    return /listens on/.test(this.server.said);
  }

  /** Sends a signal to the master or to the whole process group. */
  signal(signal: NodeJS.Signals, whom = this.one(["master", "group"])): void {
    this.steps.push(`${signal} to the ${whom}`);
    const { pid } = this.server.process;
    try {
      process.kill(whom === "group" ? -(pid as number) : (pid as number), signal);
    } catch {
      // It has ended already.
    }
  }

  toWorker(signal: NodeJS.Signals): void {
    const all = workers(this.server);
    if (all.length === 0) return;
    this.steps.push(`${signal} to a worker of ${all.length}`);
    if (!this.listens && signal === "SIGKILL") this.startKilled = true;
    try {
      process.kill(this.one(all), signal);
    } catch {
      // The worker has ended already.
    }
  }

  ask(path: string): void {
    this.steps.push(`asks ${path}`);
    const asked = request({ socketPath: this.files.socket, path }).on("error", () => {});
    asked.on("response", (response) => response.on("error", () => {}).resume());
    asked.end();
  }

  write(source: string, what: string): void {
    // refusals.test.ts tests a start with broken code.
    if (!this.listens) return;
    this.steps.push(what);
    writeFileSync(this.module, source);
  }

  async step(): Promise<void> {
    switch (this.below(10)) {
      case 0:
      case 1:
        return this.signal("SIGUSR2");
      case 2:
        return this.signal("SIGTTIN");
      case 3:
        return this.signal("SIGTTOU");
      case 4:
        return this.toWorker(this.one(["SIGKILL", "SIGTERM"]));
      case 5:
        return this.toWorker("SIGSTOP");
      case 6:
        return this.ask(this.one(["/", "/late", "/never", "/loop"]));
      case 7:
        return this.write(good(++this.version), "new code");
      case 8:
        return this.write(bad, "broken code");
      default: {
        const milliseconds = this.below(700);
        this.steps.push(`${milliseconds} ms`);
        await pause(milliseconds);
      }
    }
  }

  /** @returns the time of the first signal that ends the server. */
  async end(): Promise<number> {
    const started = performance.now();
    this.signal(this.one([...endSignals.keys()]) as NodeJS.Signals);
    if (this.random() < 0.3) await pause(this.below(200));
    if (this.random() < 0.3) this.signal(this.one([...endSignals.keys()]) as NodeJS.Signals);
    // systemd sends this signal after TERM.
    if (this.random() < 0.3) this.signal("SIGCONT", "group");
    return started;
  }

  async run(): Promise<void> {
    // The master handles signals when the first worker loads the code.
    await this.server.says(this.random() < 0.3 ? /loads/ : /listens on/);
    for (let steps = this.below(8); steps > 0; steps--) await this.step();
    const started = await this.end();
    const exited = await Promise.race([
      this.server.exit().then(() => true),
      pause(longestStop, false, { ref: false }),
    ]);
    const took = Math.round(performance.now() - started);
    assert.ok(exited, `it did not end within ${took} ms`);
    assert.equal(this.server.process.signalCode, null);
    if (this.server.process.exitCode !== 3 || !this.startKilled)
      assert.equal(this.server.process.exitCode, 0);
    const { stdout } = spawnSync("ps", ["-ww", "-o", "pgid=,args=", "-A"], { encoding: "utf8" });
    const left = stdout.split("\n").filter((line) => Number.parseInt(line, 10) === this.server.process.pid);
    assert.deepEqual(
      left.filter((line) => /appserver|worker/.test(line)),
      [],
      "some processes are still running",
    );
    assert.deepEqual(Object.values(this.files).filter(existsSync), []);
    assert.doesNotMatch(this.server.said, /node:internal|^ +at /m);
  }
}

test(`${count} random sequences, from SEED=${seed}`, async () => {
  let next = 0;
  const some = async () => {
    while (next < count) {
      const own = seed + next++;
      const sequence = new Sequence(own);
      try {
        await sequence.run();
      } catch (error) {
        next = count;
        const repeat = `SEED=${own} SEQUENCES=1 repeats: ${sequence.steps.join(", ")}`;
        sequence.signal("SIGKILL", "group");
        throw new Error(`${repeat}\n${sequence.server.said}`, { cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, some));
});
