import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, get, inWords, noAnswer } from "./answer.ts";
import type { Lab } from "./lab.ts";
import { workers } from "./processes.ts";
import { pagePath } from "./services.ts";
import { asRoot, run } from "./ssh.ts";
import type { Target } from "./target.ts";
import { unitOn } from "./units.ts";

/** What happened while a service was reloaded under requests. */
export interface Reload {
  /** What `systemctl reload` said; empty where it said nothing against it. */
  complaint: string;
  /** Requests that were answered as before, and what became of the others. */
  answered: number;
  failed: string[];
  /** The processes that serve, before and after. */
  before: number[];
  after: number[];
}

/** Seconds within which the new workers must be there and the old ones gone; emulated, that can take most of a minute. */
const deadline = 90;

/**
 * How many times as long as its answer took whoever asked rests, and the milliseconds of the longest rest. An emulated
 * lab that is asked without a rest has no processor left for its new workers.
 */
const [rest, longestRest] = [9, 200];

/**
 * Reloads the service on port 5000 while the host asks for its page through port 80, by GET and POST, on connections
 * that are kept and on new ones.
 * @param look tells what runs in the lab now.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function reload(target: Target, lab: Lab, look: () => Promise<Lab>): Promise<Reload> {
  const pids = (seen: Lab) => workers(seen, 5000).map(({ pid }) => pid);
  const before = pids(lab);
  const unit = unitOn(lab, 5000);
  const load = requests(new URL(pagePath, target.site));
  let complaint = typeof unit === "string" ? unit : "";
  let after = before;
  try {
    if (complaint === "") {
      complaint = (
        await run(target, `${asRoot} systemctl reload '${(unit as { Id: string }).Id}' 2>&1 || true`, 90_000)
      )
        .toString()
        .trim();
    }
    const end = performance.now() + deadline * 1000;
    while (complaint === "" && performance.now() < end) {
      after = pids(await look());
      // The old ones go on until the last of their requests is answered.
      if (after.length > 0 && !after.some((pid) => before.includes(pid))) break;
    }
  } finally {
    await load.end();
  }
  return { complaint, answered: load.answered, failed: load.failed, before, after };
}

/** Asks again and again until it is ended. What the first answer of each kind was, the others must be. */
function requests(url: URL) {
  const load = { answered: 0, failed: [] as string[], end };
  let ended = false;
  const kept = new Agent({ keepAlive: true });
  const streams = [kept, false as const].flatMap((agent) =>
    ["GET", "POST"].map((method) => stream(method, agent)),
  );

  async function stream(method: string, agent: Agent | false): Promise<void> {
    let expected: string | undefined;
    while (!ended) {
      const asked = performance.now();
      const answer: Answer = await get(url, { method, agent, body: method === "POST" ? "a=1" : "" }).catch(
        noAnswer,
      );
      const words = inWords(answer);
      expected ??= words;
      if (answer.status > 0 && answer.status < 500 && words === expected) load.answered += 1;
      else load.failed.push(`${method}: ${words}`);
      // Who refuses at once is not asked in a tight loop either.
      const pauses = answer.status === 0 ? longestRest : rest * (performance.now() - asked);
      await pause(Math.min(pauses, longestRest));
    }
  }
  async function end(): Promise<void> {
    ended = true;
    await Promise.all(streams);
    kept.destroy();
  }
  return load;
}
