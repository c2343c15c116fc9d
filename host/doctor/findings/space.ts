/** Whether the host has enough disk and memory. */
import { readFile, statfs } from "node:fs/promises";
import { freemem, homedir } from "node:os";
import { execa } from "execa";
import { bad, type Finding, good, warning } from "../finding.ts";

const gibibyte = 2 ** 30;
const inGibibytes = (bytes: number) => `${(bytes / gibibyte).toFixed(1)} GiB`;

/** Bytes of the lab's memory. */
const labMemory = () => Number(process.env.LAB_MEMORY || 1536) * 2 ** 20;

/** Bytes that are free in the home folder, where most providers keep their machines, and in the project's. */
async function freeDisk(): Promise<number> {
  const places = await Promise.all([homedir(), process.cwd()].map((place) => statfs(place)));
  return Math.min(...places.map(({ bavail, bsize }) => bavail * bsize));
}

/**
 * Box, machine and downloads take about 3 GiB, in the cache and in the project's folder; each of the two machine
 * snapshots, of 'npm run reset' and 'npm run undo', up to the lab's memory. A lab that is there needs less.
 */
export async function disk(): Promise<Finding> {
  return assessDisk(await freeDisk(), labMemory());
}

export function assessDisk(free: number, memory: number): Finding {
  const wanted = 3 * gibibyte + 2 * memory;
  if (free >= wanted) return good("free disk", inGibibytes(free));
  const fix = `make ${Math.ceil(wanted / gibibyte)} GiB free for ${homedir()} and ${process.cwd()}`;
  return free >= gibibyte
    ? warning("free disk", inGibibytes(free), fix)
    : bad("LAB-020", "free disk", inGibibytes(free), fix);
}

/** @returns why a machine snapshot may not fit on the disk; undefined where it does. */
export async function roomForSnapshot(): Promise<string | undefined> {
  const [free, memory] = [await freeDisk(), labMemory()];
  if (free >= memory) return undefined;
  return `a snapshot takes up to ${inGibibytes(memory)} of the host's disk, and ${inGibibytes(free)} are free`;
}

/** The lab's memory is taken when it is used, not at once: too little is a warning. */
export async function memory(): Promise<Finding> {
  const wanted = labMemory();
  const free = await availableMemory();
  return free >= wanted
    ? good("free memory", inGibibytes(free))
    : warning(
        "free memory",
        inGibibytes(free),
        "close some programs, or set LAB_MEMORY (MiB; 512 is enough)",
      );
}

/** Linux and macOS count their caches as used; what a program could get is another number. */
async function availableMemory(): Promise<number> {
  if (process.platform === "darwin")
    return availableOnMac((await execa("vm_stat", { reject: false })).stdout ?? "");
  const text = await readFile("/proc/meminfo", "utf8").catch(() => "");
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? freemem() : Number(kibibytes) * 1024;
}

/** @param text what vm_stat prints. */
export function availableOnMac(text: string): number {
  const size = /page size of (\d+) bytes/.exec(text)?.[1];
  if (size === undefined) return freemem();
  const pages = ["free", "inactive", "speculative"].map((kind) =>
    Number(new RegExp(`^Pages ${kind}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0),
  );
  return pages.reduce((sum, each) => sum + each, 0) * Number(size);
}
