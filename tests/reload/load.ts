import { execa } from "execa";

/** What a load consists of; `ab` of the Apache project makes it. */
export interface Load {
  url: string;
  requests: number;
  /** Connections at once. */
  connections: number;
  keepAlive: boolean;
  /** A file to POST; GET without one. */
  post?: string;
}

export interface Result {
  complete: number;
  /** Without an answer, with another status than 2xx, or with an answer that was cut. */
  failed: number;
  /** Milliseconds. */
  worst: number;
}

/** @throws {Error} where the load did not come to its end. */
export async function load({ url, requests, connections, keepAlive, post }: Load): Promise<Result> {
  const args = ["-q", "-r", "-s", "30", "-n", String(requests), "-c", String(connections)];
  if (keepAlive) args.push("-k");
  if (post !== undefined) args.push("-p", post, "-T", "text/plain");
  const { stdout } = await execa("ab", [...args, url], { timeout: 120_000 });
  const number = (name: string) => Number(new RegExp(`^${name}\\D*?(\\d+)`, "m").exec(stdout)?.[1] ?? 0);
  return {
    complete: number("Complete requests:"),
    failed: number("Failed requests:") + number("Non-2xx responses:") + number("Write errors:"),
    worst: Number(/100%\s+(\d+)/.exec(stdout)?.[1]),
  };
}
