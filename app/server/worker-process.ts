import cluster, { type Worker } from "node:cluster";
import type { Order } from "./worker.ts";

/**
 * `starting`: it loads the application. `listening`: it serves. `leaving`: it was told to exit. `ended`: its process has
 * exited, and if it was the last one, the socket is closed.
 */
export type WorkerState = "starting" | "listening" | "leaving" | "ended";

/** How a process ended: its exit code or signal; both are null if it could not be started. */
export interface Exit {
  code: number | null;
  signal: string | null;
  /** Whether it was told to exit. */
  told: boolean;
}

/** A worker, as seen by the master. Its promises never reject. */
export class WorkerProcess {
  readonly #worker: Worker = cluster.fork();
  readonly #since = performance.now();
  #state: WorkerState = "starting";
  #listened = false;
  /** How many workers in a row died young before this one. */
  readonly attempt: number;
  /** The port on which it listens, or how it ended before that. */
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
   * Tells it to exit. It can be called again with a stricter order.
   * @param patience milliseconds after which it is killed: in an endless loop it does not receive the order.
   */
  leave(order: Order, patience: number): void {
    // A worker that is still starting does not receive orders, and has no requests.
    if (this.#state === "starting") this.kill();
    // It may exit at this very moment. Without a callback, send() would then emit an error.
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
    // Ignore errors of sending: "exit" follows. Only a worker that was never started emits no "exit".
    worker.on("error", () => worker.process.pid ?? resolve({ code: null, signal: null }));
  });
  // Node closes the socket when the last worker has disconnected, which can be after its exit. ref() keeps the master
  // running until then.
  if (worker.isConnected()) {
    worker.process.channel?.ref();
    await disconnected;
  }
  return exit;
}
