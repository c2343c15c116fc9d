import type { Lab } from "./lab.ts";

export interface Process {
  pid: number;
  parent: number;
  user: string;
  /** The first 15 characters of its name, as the kernel keeps them. */
  name: string;
}

/** The processes of the lab by their ids. */
export function processes(lab: Lab): Map<number, Process> {
  const lines = lab
    .reading("processes")
    .out.toString()
    .matchAll(/^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.+)$/gm);
  return new Map(
    Array.from(lines, ([, pid, parent, user = "", name = ""]) => [
      Number(pid),
      { pid: Number(pid), parent: Number(parent), user, name: name.trim() },
    ]),
  );
}

/** The lines of `ss` about who listens on a TCP port. */
export function listening(lab: Lab, port: number): string[] {
  const lines = lab.reading("listeners").out.toString().split("\n");
  return lines.filter((line) => line.split(/\s+/)[3]?.endsWith(`:${port}`));
}

/** The ids of the processes that listen on a TCP port, each once. */
export function listeners(lab: Lab, port: number): number[] {
  const pids = listening(lab, port).flatMap((line) =>
    Array.from(line.matchAll(/pid=(\d+)/g), ([, pid]) => Number(pid)),
  );
  return [...new Set(pids)];
}

/** The first process that listens on a port. */
export function listener(lab: Lab, port: number): Process | undefined {
  const [pid] = listeners(lab, port);
  return pid === undefined ? undefined : processes(lab).get(pid);
}

/** A process and its ancestors up to the first of all. */
export function lineage(lab: Lab, pid: number): Process[] {
  const all = processes(lab);
  const line: Process[] = [];
  for (let next = all.get(pid); next !== undefined; next = all.get(next.parent)) line.push(next);
  return line;
}

/** What is said where nobody listens. */
export const nobodyOn = (port: number) => `nobody listens on port ${port}`;
