import cluster, { type Worker } from "node:cluster";
import type { Order } from "./worker.ts";

/**
 * `starting`: it loads the application. `listening`: it serves. `leaving`: it was told to go. `ended`: its process is
 * gone, and so is the socket if it was the last one.
 */
export type WorkerState = "starting" | "listening" | "leaving" | "ended";

/** How a process ended: by itself, or by a signal. Neither is known of one that could not even be started. */
export interface Exit {
  code: number | null;
  signal: string | null;
  /** Whether it had been told to. */
  told: boolean;
}

/** A worker as the master sees it. Its promises never reject. */
export class WorkerProcess {
  readonly #worker: Worker = cluster.fork();
  readonly #since = performance.now();
  #state: WorkerState = "starting";
  #listened = false;
  /** How many workers in a row died young before this one was started in their place. */
  readonly attempt: number;
  /** The port on which it listens, or how it ended instead. */
  readonly started: Promise<number | Exit>;
  readonly ended: Promise<Exit>;

  constructor(attempt: number) {
    this.attempt = attempt;
    this.ended = exitOf(this.#worker).then((exit) => {
      const told = this.#state === "leaving";
      this.#become("ended");
      return { ...exit, told };
    });
    const listening = new Promise<number>((resolve) => {
      this.#worker.once("listening", ({ port }) => {
        this.#listened = true;
        this.#become("listening");
        resolve(port);
      });
    });
    this.started = Promise.race([listening, this.ended]);
  }

  get pid(): number | undefined {
    return this.#worker.process.pid;
  }

  get state(): WorkerState {
    return this.#state;
  }

  /** Whether it has ever listened. */
  get listened(): boolean {
    return this.#listened;
  }

  /** Milliseconds since its start. */
  get age(): number {
    return performance.now() - this.#since;
  }

  /**
   * Tells it to go. It may be told again, to go sooner.
   * @param patience milliseconds after which it is killed: caught in a loop of its application it hears nothing.
   */
  leave(order: Order, patience: number): void {
    // A worker that does not listen yet does not hear us either, and has nothing to lose.
    if (this.#state === "starting") this.kill();
    // It may end at this very moment, which is no error of ours: without a callback it would be thrown.
    else this.#worker.send(order, () => {});
    this.#become("leaving");
    setTimeout(() => this.kill(), patience).unref();
  }

  kill(): void {
    this.#worker.process.kill("SIGKILL");
  }

  /** The one place where the state changes: forwards only. */
  #become(state: WorkerState): void {
    const order: WorkerState[] = ["starting", "listening", "leaving", "ended"];
    if (order.indexOf(state) > order.indexOf(this.#state)) this.#state = state;
  }
}

async function exitOf(worker: Worker): Promise<Omit<Exit, "told">> {
  const disconnected = new Promise((resolve) => worker.once("disconnect", resolve));
  const exit = await new Promise<Omit<Exit, "told">>((resolve) => {
    worker.once("exit", (code, signal) => resolve({ code, signal }));
    // Whatever else cannot be sent to a worker: that it ended is told by its exit. Only one without a process has none.
    worker.on("error", () => worker.process.pid ?? resolve({ code: null, signal: null }));
  });
  // Node closes the socket when the last worker has disconnected, and that may be after its exit. It would not wait for
  // that by itself, but come to its own end.
  if (worker.isConnected()) {
    worker.process.channel?.ref();
    await disconnected;
  }
  return exit;
}
