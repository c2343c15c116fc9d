/**
 * The master: starts the workers, replaces those that die, and reloads them. It never loads the application itself, so
 * each new worker loads the current code.
 */
import cluster from "node:cluster";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { formatBindAddress } from "./bind-address.ts";
import { exitCodes, maxWorkers, type Settings } from "./cli.ts";
import type { Logger } from "./error-log.ts";
import type { Order } from "./worker.ts";
import { type Exit, WorkerProcess } from "./worker-process.ts";

/** `starting`: no worker listens yet. `reloading`: new workers start beside the old ones. `ending`: all were told to exit. */
export type State = "starting" | "serving" | "reloading" | "ending";

const mayBecome: Record<State, State[]> = {
  starting: ["serving", "ending"],
  serving: ["reloading", "ending"],
  reloading: ["serving", "ending"],
  ending: [],
};

/** The signals that end the server. */
export const endSignals: ReadonlyMap<string, "end" | "quit"> = new Map([
  // tmux sends HUP when its session ends: the server must end with it, so reload is USR2.
  ["SIGTERM", "end"],
  ["SIGHUP", "end"],
  ["SIGINT", "quit"],
  ["SIGQUIT", "quit"],
]);

/** The signals that the master handles; they would end a worker that does not handle them yet. */
const heard: ReadonlySet<string> = new Set([...endSignals.keys(), "SIGUSR2"]);

/** Milliseconds that a worker may take from its start until it listens. */
const startTimeout = 60_000;
/**
 * Milliseconds for which new workers serve beside the old ones. A new worker is slow until Node has compiled its code.
 * Measured with one worker: this halves the slowest response during a reload.
 */
const overlap = 400;
/** Milliseconds after which a worker counts as stable: if it dies later, it is replaced at once. */
const settled = 10_000;
/** Milliseconds before the second restart of a worker that died young; doubled for each further one, up to the longest. */
const [firstPause, longestPause] = [500, 30_000];
/** Milliseconds that a worker may take to exit after the graceful timeout. */
export const slack = 1000;

/** Callbacks. */
export interface Events {
  listening: (address: string) => void;
  reloaded: () => void;
}

export class Master {
  readonly #settings: Settings;
  readonly #say: Logger;
  #state: State = "starting";
  /** All workers with a process. */
  readonly #workers = new Set<WorkerProcess>();
  /** The workers that should serve: without those that are exiting, and without new ones during a reload. */
  #serving = new Set<WorkerProcess>();
  /** How many workers should serve. */
  #target: number;
  #reloadAsked = false;
  /** The pending start of missing workers. */
  #restart: NodeJS.Timeout | undefined;
  /** How many such starts in a row have failed. */
  #attempt = 0;
  readonly #events: Events;
  #exitCode: number = exitCodes.ended;
  #reportExit: (exitCode: number) => void = () => {};
  /** The exit code, when no worker is left after end(). */
  readonly ended = new Promise<number>((resolve) => {
    this.#reportExit = resolve;
  });

  constructor(settings: Settings, say: Logger, events: Events) {
    this.#settings = settings;
    this.#say = say;
    this.#events = events;
    this.#target = settings.workers;
    // Each worker accepts connections from the shared socket. Default: the master accepts all and distributes them.
    // https://nodejs.org/api/cluster.html#clusterschedulingpolicy
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: fileURLToPath(new URL("worker.ts", import.meta.url)) });
  }

  /** Starts the workers: first one, to see whether the application can be served, then the others. */
  async start(): Promise<void> {
    let first = await this.#startFirst();
    // A signal to the whole process group can kill a worker before it ignores signals. Then start another one.
    while (typeof first !== "number" && heard.has(first.signal ?? "")) first = await this.#startFirst();
    // The worker has logged why it cannot serve.
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
    // If the server is still starting or reloading, reload again afterwards.
    this.#reloadAsked = !this.#become("reloading");
    if (this.#reloadAsked) return;
    // The new code has not failed yet.
    this.#attempt = 0;
    const fresh: WorkerProcess[] = [];
    let good = true;
    // One after the other: the serving workers need the processors, too.
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
    this.#say(good ? "reloaded" : "not reloaded: the new code does not start; the old code keeps serving");
    this.#reconcile();
    if (this.#reloadAsked) return this.reload();
    if (good) this.#events.reloaded();
  }

  /** One worker more (+1) or less (-1). */
  resize(by: number): void {
    this.#target = Math.min(maxWorkers, Math.max(1, this.#target + by));
    this.#say(`workers: ${this.#target}`);
    // Do not shorten a pending pause.
    if (this.#restart === undefined) this.#reconcile();
  }

  /** Ends all workers. It can be called again with `quit`. */
  end(order: "end" | "quit", exitCode: number = exitCodes.ended): void {
    if (this.#become("ending")) this.#exitCode = exitCode;
    clearTimeout(this.#restart);
    for (const worker of this.#workers) this.#leave(worker, order);
    if (this.#workers.size === 0) this.#reportExit(this.#exitCode);
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
      this.#say(`worker ${worker.pid} is not listening after ${startTimeout / 1000} s`);
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
    if (this.#state === "ending" && this.#workers.size === 0) this.#reportExit(this.#exitCode);
    if (this.#state === "ending" || told) return;
    // A worker that exits before it listens has logged why, unless it was killed.
    if (worker.listened || signal !== null)
      this.#say(`worker ${worker.pid} ended (${signal ?? `exit code ${code}`})`);
    if (this.#state === "starting" || !missed) return;
    // The socket closes with the last worker. We can open it again, unless it was passed to us (fd://).
    if ("fd" in this.#settings.bind && this.#workers.size === 0) {
      this.#say("no worker is left, so the socket is closed");
      this.end("quit", exitCodes.cannotListen);
    } else {
      this.#replace(worker);
    }
  }

  /** Starts missing workers: at once, or after a growing pause if one worker after the other dies young. */
  #replace(worker: WorkerProcess): void {
    if (worker.age > settled) {
      this.#attempt = 0;
      this.#reconcile();
      return;
    }
    // Workers that die together count once: `attempt` counts the restarts in a row.
    this.#attempt = Math.max(this.#attempt, worker.attempt + 1);
    if (this.#restart !== undefined) return;
    const wait = this.#attempt < 2 ? 0 : Math.min(longestPause, firstPause * 2 ** (this.#attempt - 2));
    if (wait > 0) this.#say(`next start in ${wait / 1000} s`);
    this.#restart = setTimeout(() => this.#reconcile(), wait);
  }

  #url(port: number): string {
    const { bind } = this.#settings;
    return "host" in bind
      ? `http://${formatBindAddress({ host: bind.host, port })}`
      : formatBindAddress(bind);
  }
}
