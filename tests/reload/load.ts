import { execa } from "execa";

/** The parameters of a load test with `ab` of the Apache project. */
export interface Load {
  url: string;
  requests: number;
  /** Concurrent connections. */
  connections: number;
  keepAlive: boolean;
  /** A file to POST; GET without a file. */
  post?: string;
}

export interface Result {
  complete: number;
  /** Requests with no answer, an incomplete answer, or a status other than 2xx. */
  failed: number;
  /** Milliseconds. */
  worst: number;
}

/** @throws {Error} if ab did not finish. */
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
