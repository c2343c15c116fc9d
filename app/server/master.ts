/**
 * The master: starts the workers, replaces those that die, and leads them through reloads. It never loads the
 * application itself, so that a worker it starts has the code as it is at that moment.
 */
import cluster from "node:cluster";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { formatBindAddress } from "./bind-address.ts";
import { exitCodes, maxWorkers, type Settings } from "./cli.ts";
import type { Logger } from "./error-log.ts";
import type { Order } from "./worker.ts";
import { type Exit, WorkerProcess } from "./worker-process.ts";

/** `starting`: no worker has listened yet. `reloading`: new workers start beside the old ones. `ending`: all are told to go. */
export type State = "starting" | "serving" | "reloading" | "ending";

const mayBecome: Record<State, State[]> = {
  starting: ["serving", "ending"],
  serving: ["reloading", "ending"],
  reloading: ["serving", "ending"],
  ending: [],
};

/** What ends a server. */
export const endSignals: ReadonlyMap<string, "end" | "quit"> = new Map([
  // HUP is what a tmux session sends when it is ended: the server goes with its session, and so reload is USR2.
  ["SIGTERM", "end"],
  ["SIGHUP", "end"],
  ["SIGINT", "quit"],
  ["SIGQUIT", "quit"],
]);

/** The signals that the master hears, and that would end a program which does not know them. */
const heard: ReadonlySet<string> = new Set([...endSignals.keys(), "SIGUSR2"]);

/** Milliseconds that a worker may take from its start until it listens. */
const startTimeout = 60_000;
/**
 * Milliseconds in which new workers serve beside the old ones. Node compiles what runs often, so whoever is new is slow,
 * and would keep everybody waiting. Measured with one worker: the slowest answer of a reload takes half of the time.
 */
const overlap = 400;
/** Milliseconds that a worker must have lived for its death to be a misfortune and not a habit. */
const settled = 10_000;
/** Milliseconds before the second start in place of a worker that died young; doubled for each more, up to the longest. */
const [firstPause, longestPause] = [500, 30_000];
/** Milliseconds that a worker may take to leave after the time that its requests have. */
export const slack = 1000;

/** What is to be done as the server comes to a point. */
export interface Events {
  listening: (address: string) => void;
  reloaded: () => void;
}

export class Master {
  readonly #settings: Settings;
  readonly #say: Logger;
  #state: State = "starting";
  /** All that have a process. */
  readonly #workers = new Set<WorkerProcess>();
  /** Those of them that shall serve: not those that leave, nor the new ones of a reload that is not done. */
  #serving = new Set<WorkerProcess>();
  /** How many shall serve. */
  #target: number;
  #reloadAsked = false;
  /** The start of what is missing, while it is waited for. */
  #restart: NodeJS.Timeout | undefined;
  /** How many such starts in a row came to nothing. */
  #attempt = 0;
  readonly #events: Events;
  #exitCode: number = exitCodes.ended;
  #tellEnded: (exitCode: number) => void = () => {};
  /** The exit code, when no worker is left after end(). */
  readonly ended = new Promise<number>((resolve) => {
    this.#tellEnded = resolve;
  });

  constructor(settings: Settings, say: Logger, events: Events) {
    this.#settings = settings;
    this.#say = say;
    this.#events = events;
    this.#target = settings.workers;
    // Each worker takes connections from the shared socket itself. Default: the master takes all and hands them round.
    // https://nodejs.org/api/cluster.html#clusterschedulingpolicy
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: fileURLToPath(new URL("worker.ts", import.meta.url)) });
  }

  /** Starts the workers: the others once the first has shown that the application can be served. */
  async start(): Promise<void> {
    let first = await this.#startFirst();
    // A signal to all processes of the server at once: it is the master who decides, and a worker learns to ignore it
    // only as it starts.
    while (typeof first !== "number" && heard.has(first.signal ?? "")) first = await this.#startFirst();
    // It has said why it cannot serve.
    if (typeof first !== "number") return this.end("quit", first.code || exitCodes.cannotLoad);
    if (!this.#become("serving")) return;
    this.#reconcile();
    await Promise.all([...this.#serving].map(({ started }) => started));
    if (this.#state === "ending") return;
    this.#events.listening(this.#url(first));
    if (this.#reloadAsked) await this.reload();
  }

  /** New workers with the code as it is now; the old ones retire when all the new ones listen. */
  async reload(): Promise<void> {
    // Where it cannot be done now, it is done as soon as what is under way has come to its end.
    this.#reloadAsked = !this.#become("reloading");
    if (this.#reloadAsked) return;
    // New code, and nothing is known against it.
    this.#attempt = 0;
    const fresh: WorkerProcess[] = [];
    let good = true;
    // One after the other: those who serve need the processors, too.
    while (good && fresh.length < this.#target) {
      const worker = this.#fork();
      fresh.push(worker);
      good = typeof (await worker.started) === "number";
      if (this.#state !== "reloading") return;
    }
    if (good) await pause(overlap);
    if (!this.#become("serving")) return;
    good &&= fresh.every(({ state }) => state === "listening");
    const leaving = good ? this.#serving : fresh;
    if (good) this.#serving = new Set(fresh);
    for (const worker of leaving) this.#leave(worker, "retire");
    this.#say(
      good ? "reloaded" : "not reloaded: the new code does not start; the code from before goes on serving",
    );
    this.#reconcile();
    if (this.#reloadAsked) return this.reload();
    if (good) this.#events.reloaded();
  }

  /** One worker more (+1) or less (-1). */
  resize(by: number): void {
    this.#target = Math.min(maxWorkers, Math.max(1, this.#target + by));
    this.#say(`workers: ${this.#target}`);
    // What waits for a pause goes on waiting.
    if (this.#restart === undefined) this.#reconcile();
  }

  /** Ends all workers. It may be called again, to quit after all. */
  end(order: "end" | "quit", exitCode: number = exitCodes.ended): void {
    if (this.#become("ending")) this.#exitCode = exitCode;
    clearTimeout(this.#restart);
    for (const worker of this.#workers) this.#leave(worker, order);
    if (this.#workers.size === 0) this.#tellEnded(this.#exitCode);
  }

  /** The one place where the state changes. @returns whether it could. */
  #become(state: State): boolean {
    if (!mayBecome[this.#state].includes(state)) return false;
    this.#state = state;
    return true;
  }

  #startFirst(): Promise<number | Exit> {
    if (this.#state === "ending") return Promise.resolve({ code: exitCodes.ended, signal: null, told: true });
    const worker = this.#fork();
    this.#serving.add(worker);
    return worker.started;
  }

  #fork(): WorkerProcess {
    const worker = new WorkerProcess(this.#attempt);
    this.#workers.add(worker);
    const late = setTimeout(() => {
      this.#say(`worker ${worker.pid} does not listen after ${startTimeout / 1000} s`);
      worker.kill();
    }, startTimeout);
    worker.started.then(() => clearTimeout(late));
    worker.ended.then((exit) => this.#onWorkerExit(worker, exit));
    return worker;
  }

  #leave(worker: WorkerProcess, order: Order): void {
    const { gracefulTimeout } = this.#settings;
    worker.leave(order, order === "quit" ? slack : gracefulTimeout * 1000 + slack);
  }

  /** Starts and retires workers until there are as many as wanted. */
  #reconcile(): void {
    if (this.#state !== "serving") return;
    clearTimeout(this.#restart);
    this.#restart = undefined;
    while (this.#serving.size < this.#target) this.#serving.add(this.#fork());
    for (const worker of [...this.#serving].slice(0, this.#serving.size - this.#target)) {
      this.#serving.delete(worker);
      this.#leave(worker, "retire");
    }
  }

  #onWorkerExit(worker: WorkerProcess, { code, signal, told }: Exit): void {
    this.#workers.delete(worker);
    const missed = this.#serving.delete(worker);
    if (this.#state === "ending" && this.#workers.size === 0) this.#tellEnded(this.#exitCode);
    if (this.#state === "ending" || told) return;
    // A worker that ends before it listens has said why, unless it was killed.
    if (worker.listened || signal !== null)
      this.#say(`worker ${worker.pid} ended (${signal ?? `exit code ${code}`})`);
    if (this.#state === "starting" || !missed) return;
    // The last worker takes the socket with it. We can open any but the one that was given to us.
    if ("fd" in this.#settings.bind && this.#workers.size === 0) {
      this.#say("no worker is left, and the socket is gone with it");
      this.end("quit", exitCodes.cannotListen);
    } else {
      this.#replace(worker);
    }
  }

  /** Starts what is missing: at once, or after a growing pause where one worker after the other dies young. */
  #replace(worker: WorkerProcess): void {
    if (worker.age > settled) {
      this.#attempt = 0;
      this.#reconcile();
      return;
    }
    // Many that die together are one misfortune: what counts is how often their like was started again.
    this.#attempt = Math.max(this.#attempt, worker.attempt + 1);
    if (this.#restart !== undefined) return;
    const wait = this.#attempt < 2 ? 0 : Math.min(longestPause, firstPause * 2 ** (this.#attempt - 2));
    if (wait > 0) this.#say(`the next start is in ${wait / 1000} s`);
    this.#restart = setTimeout(() => this.#reconcile(), wait);
  }

  #url(port: number): string {
    const { bind } = this.#settings;
    return "host" in bind
      ? `http://${formatBindAddress({ host: bind.host, port })}`
      : formatBindAddress(bind);
  }
}
