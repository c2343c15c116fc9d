/** The processes of the lab and the ports that they listen on, from what the probes read. */
import type { ProbeReadings } from "../model.ts";

export interface Process {
  pid: number;
  parent: number;
  user: string;
  uid: number;
  /** The first 15 characters of its name, as the kernel keeps them. */
  name: string;
  /** By a signal: it does nothing until another one lets it go on. */
  stopped: boolean;
}

const read = new WeakMap<ProbeReadings, Map<number, Process>>();

/** The processes of the lab by their ids; those that have ended and wait for their parents' notice are left out. */
export function processes(lab: ProbeReadings): Map<number, Process> {
  const all = read.get(lab) ?? parse(lab);
  read.set(lab, all);
  return all;
}

function parse(lab: ProbeReadings): Map<number, Process> {
  const users = new Map(
    Array.from(text(lab, "processes").matchAll(/^([^:]+):[^:]*:(\d+):/gm), ([, name = "", id]) => [id, name]),
  );
  const all = text(lab, "processes")
    .split("\n\n")
    .map((block) => {
      const value = (key: string) => new RegExp(`^${key}:\\s+(.*)$`, "m").exec(block)?.[1] ?? "";
      const [user = ""] = value("Uid").split("\t");
      return {
        pid: Number(value("Pid")),
        parent: Number(value("PPid")),
        user: users.get(user) ?? user,
        uid: Number(user),
        name: value("Name"),
        ended: value("State").startsWith("Z"),
        stopped: /^[tT]/.test(value("State")),
      };
    });
  return new Map(all.filter(({ ended, pid }) => !ended && pid > 0).map((each) => [each.pid, each]));
}

const text = (lab: ProbeReadings, probe: "processes" | "listeners") => lab.reading(probe).out.toString();

/** The lines of `ss` about who listens on a TCP port. */
export function listening(lab: ProbeReadings, port: number): string[] {
  const lines = text(lab, "listeners").split("\n");
  return lines.filter((line) => line.split(/\s+/)[3]?.endsWith(`:${port}`));
}

/** The ids of the processes that listen on a TCP port, each once. */
export function listeners(lab: ProbeReadings, port: number): number[] {
  const pids = listening(lab, port).flatMap((line) =>
    Array.from(line.matchAll(/pid=(\d+)/g), ([, pid]) => Number(pid)),
  );
  // A socket that systemd opened for its service is held by both.
  const own = pids.filter((pid) => pid !== 1);
  return [...new Set(own.length > 0 ? own : pids)];
}

/** The TCP ports on which any of these processes listens, in their order. */
export function portsOf(lab: ProbeReadings, pids: number[]): number[] {
  const found = text(lab, "listeners")
    .split("\n")
    .filter((line) => Array.from(line.matchAll(/pid=(\d+)/g)).some(([, pid]) => pids.includes(Number(pid))))
    .map((line) => Number(/:(\d+)$/.exec(line.split(/\s+/)[3] ?? "")?.[1]));
  return [...new Set(found)].sort((a, b) => a - b);
}

/** The first process that listens on a port. */
export function listener(lab: ProbeReadings, port: number): Process | undefined {
  const [pid] = listeners(lab, port);
  return pid === undefined ? undefined : processes(lab).get(pid);
}

/** A process and its ancestors up to the first of all. */
export function lineage(lab: ProbeReadings, pid: number): Process[] {
  const all = processes(lab);
  const line: Process[] = [];
  for (let next = all.get(pid); next !== undefined; next = all.get(next.parent)) line.push(next);
  return line;
}

/**
 * The workers on a port: the children of the listening process. If its parent does not listen, it is a worker itself. Other
 * children, such as a program that receives the log, and stopped processes do not count.
 */
export function workers(lab: ProbeReadings, port: number): Process[] {
  const all = processes(lab);
  const listening = listeners(lab, port).flatMap((pid) => all.get(pid) ?? []);
  const masters = listening.filter(({ parent }) => !listening.some(({ pid }) => pid === parent));
  const children = [...all.values()].filter(
    ({ parent, stopped }) => !stopped && masters.some(({ pid }) => pid === parent),
  );
  const serving = children.filter(({ pid }) => listening.some((each) => each.pid === pid));
  if (serving.length > 0) return serving;
  // The names of workers may contain numbers.
  const kind = (name: string) => name.replace(/\d+/g, "");
  const alike = (name: string) => children.filter((each) => kind(each.name) === kind(name));
  const most = children.reduce<Process[]>((best, { name }) => {
    return alike(name).length > best.length ? alike(name) : best;
  }, []);
  return most.length > 0 ? most : masters.filter(({ stopped }) => !stopped);
}

/** By the names that tmux gives its processes. */
export const isTmux = (name: string) => /^tmux(: (server|client))?$/.test(name);

/** The text for a port on which nothing listens. */
export const nothingListens = (port: number) => `nothing listens on port ${port}`;
