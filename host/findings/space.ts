import { readFile, statfs } from "node:fs/promises";
import { freemem, homedir } from "node:os";
import { bad, type Finding, good, warning } from "../finding.ts";

const gibibyte = 2 ** 30;
const inGibibytes = (bytes: number) => `${(bytes / gibibyte).toFixed(1)} GiB`;

/** Box, machine and downloads take about 3 GiB, in the cache and in the project's folder. A lab that is there needs less. */
export async function disk(): Promise<Finding> {
  const places = await Promise.all([homedir(), process.cwd()].map((place) => statfs(place)));
  const free = Math.min(...places.map(({ bavail, bsize }) => bavail * bsize));
  if (free >= 5 * gibibyte) return good("free disk", inGibibytes(free));
  const mend = `free 5 GiB for ${homedir()} and ${process.cwd()}`;
  return free >= gibibyte
    ? warning("free disk", inGibibytes(free), mend)
    : bad("LAB-020", "free disk", inGibibytes(free), mend);
}

/** The lab's memory is taken when it is used, not at once: too little is a warning. */
export async function memory(): Promise<Finding> {
  const wanted = Number(process.env.LAB_MEMORY || 1536) * 2 ** 20;
  const free = await availableMemory();
  return free >= wanted
    ? good("free memory", inGibibytes(free))
    : warning("free memory", inGibibytes(free), "close some programs, or set LAB_MEMORY (MiB; 512 will do)");
}

/** Linux counts its cache as used; what a program could get is another number. */
async function availableMemory(): Promise<number> {
  const text = await readFile("/proc/meminfo", "utf8").catch(() => "");
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? freemem() : Number(kibibytes) * 1024;
}
