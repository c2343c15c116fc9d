import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type ServicePort, servicePorts } from "../../core/curriculum.ts";
import { describeAnswer, failedAnswer, httpGet } from "../collect/http.ts";
import type { Answer, Lab, ProbeReadings, Reload } from "../collect/model.ts";
import { workers } from "../collect/parse/processes.ts";
import { unitOn } from "../collect/parse/units.ts";
import { collectProcesses } from "../collect/snapshot.ts";
import type { Target } from "../target/target.ts";
import { pathsThroughNginx } from "./paths-through-nginx.ts";
import { changeUnit } from "./unit-command.ts";

/**
 * Seconds within which the new workers must be there and the old ones gone; emulated, that can take most of a minute. And
 * those after which the next service is reloaded all the same.
 */
const [deadline, patienceForNew] = [90, 30];

/** Seconds that an answer may take: Nginx waits no longer for a service either. A busy lab is slow, and loses nothing. */
const patience = 30;

/**
 * How many times as long as its answer took whoever asked rests, and the milliseconds of the longest rest. An emulated
 * lab that is asked without a rest has no processor left for its new workers.
 */
const [rest, longestRest] = [9, 200];

/** Milliseconds between two looks at the processes: several services may be looked at at once. */
const betweenLooks = 500;

/** What must be the same in all answers: only of the page of port 5000 every letter is known. */
const sayingOn = (port: number) => (answer: Answer) =>
  port === 5000 || answer.status === 0 ? describeAnswer(answer) : String(answer.status);

/**
 * Reloads the services one after the other, while the host asks for a page of each through port 80, by GET and POST, on
 * connections that are kept and on new ones. When the new workers of a service are there, the next one is reloaded, while
 * the old workers finish: most of that time they only wait for Nginx to close its idle connections.
 * @param ports of the services to reload.
 * @param say gets a line for each service.
 * @returns what happened, by these ports.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function reload(
  target: Target,
  lab: Lab,
  ports: readonly ServicePort[] = servicePorts,
  say: (line: string) => void = () => {},
): Promise<Map<number, Reload>> {
  const look = async () => {
    now = (await collectProcesses(target)) ?? now;
    return now;
  };
  let now: ProbeReadings = lab;
  const changes: Promise<[number, Reload]>[] = [];
  for (const port of ports) {
    const before = pidsOn(now, port);
    const load = requests(new URL(pathsThroughNginx[port], target.site), sayingOn(port));
    const finish = async (complaint: string): Promise<[number, Reload]> => {
      const after = complaint === "" ? await workersAfter(port, before, look) : pidsOn(now, port);
      await load.end();
      const { answered, failed } = load;
      const renewed = newIn(after, before).length;
      say(
        `Reloaded on port ${port}: ${complaint.replace(/\.$/, "") || `${renewed} new workers, ${answered} requests answered, ${failed.length} failed`}.`,
      );
      return [port, { complaint, answered, failed, before, after }];
    };
    try {
      const complaint = await reloadUnit(target, lab, port);
      // A unit may say that it is reloaded before it is. The next one waits: new workers of all at once would be too slow.
      const areThere = (pids: number[]) => newIn(pids, before).length >= before.length;
      if (complaint === "") await pidsUntil(port, look, areThere, patienceForNew);
      const change = finish(complaint);
      change.catch(() => load.end()); // reported below
      changes.push(change);
    } catch (error) {
      await load.end();
      await Promise.allSettled(changes);
      throw error;
    }
  }
  return new Map(await Promise.all(changes));
}

/** Waits until new workers serve a port, and none of the old ones: they finish their open requests first. */
const workersAfter = (port: number, before: number[], look: () => Promise<ProbeReadings>) =>
  pidsUntil(port, look, (pids) => pids.length > 0 && newIn(pids, before).length === pids.length);

/** Looks again until the workers of a port are as wanted, or the time is over; returns the last ones. */
async function pidsUntil(
  port: number,
  look: () => Promise<ProbeReadings>,
  isWanted: (pids: number[]) => boolean,
  seconds = deadline,
): Promise<number[]> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const pids = pidsOn(await look(), port);
    if (isWanted(pids) || performance.now() > end) return pids;
    await pause(betweenLooks);
  }
}

const newIn = (pids: number[], before: number[]) => pids.filter((pid) => !before.includes(pid));

const pidsOn = (seen: ProbeReadings, port: number) => workers(seen, port).map(({ pid }) => pid);

/** @returns what was said against it. */
async function reloadUnit(target: Target, lab: Lab, port: number): Promise<string> {
  const unit = unitOn(lab, port);
  if (typeof unit === "string") return unit;
  return changeUnit(target, "reload", unit, deadline * 1000);
}

/** Asks again and again until it is ended. What the first answer of each method says, the others must say. */
function requests(url: URL, saying: (answer: Answer) => string) {
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
      const body = method === "POST" ? "a=1" : "";
      const answer: Answer = await httpGet(url, { method, agent, body, patience }).catch(failedAnswer);
      const said = saying(answer);
      expected ??= said;
      if (answer.status > 0 && answer.status < 500 && said === expected) load.answered += 1;
      else load.failed.push(`${method}: ${said}`);
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
