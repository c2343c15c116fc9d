import { fileURLToPath } from "node:url";
import { execa } from "execa";

const script = fileURLToPath(new URL("load.lua", import.meta.url));

/** What is asked: see load.lua. */
export type Kind = "get" | "keepalive" | "close";

export interface Outcome {
  requests: number;
  requestsPerSecond: number;
  /** Without an answer, with an answer that was cut, or with a status of 500 and above; for `get`, of 400 and above. */
  failed: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  worst: number;
}

/**
 * Puts load on an address with wrk, a thread of it.
 *
 * A request that is still under way when the time is over is in none of the figures: what shall be measured has to
 * happen well before the end.
 */
export async function load(url: string, kind: Kind, connections: number, seconds: number): Promise<Outcome> {
  const args = ["--threads=1", `--connections=${connections}`, `--duration=${seconds}s`, "--timeout=30s"];
  // wrk itself has no business after its duration; one that hangs must not hang us.
  const { stdout } = await execa("wrk", [...args, `--script=${script}`, url, "--", kind], {
    timeout: (seconds + 20) * 1000,
  });
  const counted = JSON.parse(/^\{.*\}$/m.exec(stdout)?.[0] ?? "{}");
  if (!(counted.requests > 0)) throw new Error(`wrk had no answer from ${url}:\n${stdout}`);
  return {
    requests: counted.requests,
    requestsPerSecond: counted.requests / (counted.microseconds / 1e6),
    failed: counted.lost + (kind === "get" ? counted.status : counted.broken),
    p50: counted.p50 / 1000,
    p99: counted.p99 / 1000,
    worst: counted.worst / 1000,
  };
}
