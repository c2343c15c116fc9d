/** What Linux tells about processes: https://man7.org/linux/man-pages/man5/proc.5.html */
import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of /proc a second, on every machine that runs Node. */
const ticks = 100;

/** The process and all that descend from it, parents before their children. */
export function family(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = Number(fields(Number(name))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [pid];
  for (const each of all) all.push(...(children.get(each) ?? []));
  return all;
}

/** Seconds of processor time, user and system, that processes have used since they started. */
export function cpuSeconds(pids: number[]): number {
  const used = pids.map((pid) => {
    const stat = fields(pid);
    if (stat === undefined) throw new Error(`process ${pid} ended while it was measured`);
    return Number(stat[11]) + Number(stat[12]);
  });
  return sum(used) / ticks;
}

/** Megabytes of memory, a page that several share counting to each its part of it. */
export function megabytes(pids: number[]): number {
  const kilobytes = pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]);
  });
  return (sum(kilobytes) * 1024) / 1e6;
}

/** /proc/PID/stat after the name, which may have spaces; undefined where there is no such process. */
function fields(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
  } catch {
    return undefined;
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
