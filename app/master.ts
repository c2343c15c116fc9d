/**
 * The master: starts the workers, replaces those that die, and leads them through reloads. It never loads the
 * application itself, so that a worker it starts has the code as it is at that moment.
 */
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { formatBindAddress } from "./bind-address.ts";
import { exitCodes, maxWorkers, type Settings } from "./command-line.ts";
import type { Say } from "./error-log.ts";
import type { Order } from "./worker.ts";

/** Milliseconds that a worker may take from its start until it listens. */
const startTimeout = 60_000;
/**
 * Milliseconds in which new workers serve beside the old ones. Node compiles what runs often, so whoever is new is slow,
 * and would keep everybody waiting. Measured with one worker: the slowest answer of a reload takes half of the time.
 */
const overlap = 400;
/** Milliseconds that a worker must have lived for its death to be a misfortune and not a habit. */
const settled = 10_000;
/** Milliseconds before the second start of a worker that keeps crashing; doubled for each more, up to the longest. */
const [firstPause, longestPause] = [500, 30_000];

export class Master {
  readonly #settings: Settings;
  readonly #say: Say;
  /** Those that shall serve; who retires is no longer one of them. */
  #serving = new Set<Worker>();
  readonly #listened = new WeakSet<Worker>();
  #wanted: number;
  /** Whether the first worker has shown that the application can be served. */
  #started = false;
  #crashes = 0;
  #reloading = false;
  #reloadAgain = false;
  #ending = false;
  readonly #leave: (exitCode: number) => void;

  /** @param leave called when there is nothing left to serve with. */
  constructor(settings: Settings, say: Say, leave: (exitCode: number) => void) {
    this.#settings = settings;
    this.#say = say;
    this.#leave = leave;
    this.#wanted = settings.workers;
    // Each worker takes connections from the shared socket itself. Default: the master takes all and hands them round.
    // https://nodejs.org/api/cluster.html#clusterschedulingpolicy
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: fileURLToPath(new URL("worker.ts", import.meta.url)) });
  }

  /**
   * Starts the workers: the others once the first has shown that the application can be served.
   * @returns the address on which they listen.
   * @throws {number} the exit code of the first worker, which has said why it cannot serve.
   */
  async start(): Promise<string> {
    const address = await this.#listening(this.#fork());
    if (typeof address === "number") throw address;
    this.#started = true;
    const others = Array.from({ length: this.#wanted - 1 }, () => this.#listening(this.#fork()));
    await Promise.all(others);
    return address;
  }

  /** New workers with the code as it is now; the old ones retire when all the new ones listen. */
  async reload(): Promise<boolean> {
    if (this.#ending) return false;
    if (this.#reloading) {
      this.#reloadAgain = true;
      return false;
    }
    this.#reloading = true;
    const old = this.#serving;
    this.#serving = new Set();
    // One after the other: those who serve need the processors, too.
    let done = true;
    while (done && this.#serving.size < this.#wanted) {
      const exitCode = await this.#listening(this.#fork());
      done = typeof exitCode === "string";
    }
    if (done) await pause(overlap);
    if (this.#ending) return false;
    const [stay, go] = done ? [this.#serving, old] : [old, this.#serving];
    this.#serving = new Set([...stay].filter((worker) => !worker.isDead()));
    for (const worker of go) this.#order(worker, "retire");
    this.#say(
      done ? "reloaded" : "not reloaded: the new code does not start; the code from before goes on serving",
    );
    this.#reloading = false;
    this.#crashes = 0;
    this.#fill();
    if (this.#reloadAgain) {
      this.#reloadAgain = false;
      return this.reload();
    }
    return done;
  }

  /** One worker more (+1) or less (-1). */
  resize(by: number): void {
    this.#wanted = Math.min(maxWorkers, Math.max(1, this.#wanted + by));
    this.#say(`workers: ${this.#wanted}`);
    if (!this.#reloading) this.#fill();
  }

  /** Ends all workers, and waits for them. */
  async end(order: "end" | "quit"): Promise<void> {
    this.#ending = true;
    const all = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    for (const worker of all) this.#order(worker, order);
    const patience = order === "end" ? this.#settings.gracefulTimeout * 1000 + 1000 : 1000;
    // A worker that is caught in a loop of its application hears nothing.
    const lost = setTimeout(() => {
      for (const worker of all) worker.process.kill("SIGKILL");
    }, patience);
    await Promise.all(all.map((worker) => worker.isDead() || once(worker, "exit")));
    clearTimeout(lost);
  }

  #fork(): Worker {
    const worker = cluster.fork();
    const started = Date.now();
    this.#serving.add(worker);
    worker.on("error", () => {}); // An order to a worker that has just died.
    worker.once("listening", () => this.#listened.add(worker));
    worker.once("exit", (code, signal) => this.#gone(worker, Date.now() - started, code, signal));
    return worker;
  }

  /** The address on which a worker listens, or its exit code when it ended before. */
  async #listening(worker: Worker): Promise<string | number> {
    const late = setTimeout(() => {
      this.#say(`worker ${worker.process.pid} does not listen after ${startTimeout / 1000} s`);
      worker.process.kill("SIGKILL");
    }, startTimeout);
    const ended = new AbortController();
    const { signal } = ended;
    try {
      return await Promise.race([
        once(worker, "listening", { signal }).then(([{ port }]) => this.#url(port)),
        once(worker, "exit", { signal }).then(([code]) => Number(code) || exitCodes.cannotLoad),
      ]);
    } finally {
      clearTimeout(late);
      ended.abort();
    }
  }

  #url(port: number): string {
    const { bind } = this.#settings;
    return "host" in bind
      ? `http://${formatBindAddress({ host: bind.host, port })}`
      : formatBindAddress(bind);
  }

  #order(worker: Worker, order: Order): void {
    // Who does not listen yet does not hear us either, and has nothing to lose.
    if (!this.#listened.has(worker)) worker.process.kill("SIGKILL");
    else if (worker.isConnected()) worker.send(order);
  }

  /** Starts and retires workers until there are as many as wanted. */
  #fill(): void {
    if (this.#ending) return;
    while (this.#serving.size < this.#wanted) this.#fork();
    for (const worker of [...this.#serving].slice(0, this.#serving.size - this.#wanted)) {
      this.#serving.delete(worker);
      this.#order(worker, "retire");
    }
  }

  #gone(worker: Worker, age: number, code: number | null, signal: string | null): void {
    // Who retires, or never listened in a reload, is not missed.
    if (!this.#serving.delete(worker) || this.#ending) return;
    // Who ends before it listens has said why, unless it was killed.
    if (this.#listened.has(worker) || signal !== null)
      this.#say(`worker ${worker.process.pid} ended (${signal ?? `exit code ${code}`})`);
    // The first one's end is the server's, which start() tells.
    if (this.#reloading || !this.#started) return;
    // The last worker takes the socket with it. We can open any but the one that was given to us.
    if ("fd" in this.#settings.bind && Object.keys(cluster.workers ?? {}).length === 0) {
      this.#say("no worker is left, and the socket is gone with it");
      this.#leave(exitCodes.cannotListen);
    }
    this.#crashes = age > settled ? 0 : this.#crashes + 1;
    const wait = this.#crashes < 2 ? 0 : Math.min(longestPause, firstPause * 2 ** (this.#crashes - 2));
    setTimeout(() => this.#reloading || this.#fill(), wait);
  }
}
