import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";

/** Seconds that a phase of a start took: "box", "boot", "copy", a step's name, "checks". */
export type Durations = Record<string, number>;

/** Measured where the lab is emulated, for a host that has not started one yet. With acceleration none was measured. */
export const emulated: Durations = {
  box: 40,
  boot: 5,
  copy: 3,
  "0-clock": 5,
  "0a-trust": 1,
  "0b-packages": 34,
  "0c-node": 12,
  "0d-app": 26,
  "1-onepage": 14,
  "2-site": 2,
  "3-dynamic": 11,
  "4-api": 9,
  "5-web": 11,
  "6-deploy": 1,
  "7-reload": 2,
  checks: 4,
};

const file = join(cacheFolder, "durations.json");

/** How many starts are kept: one that was disturbed counts little, and one of long ago not at all. */
const kept = 5;

/** What they usually are on this host where each was done from the beginning: the median of the last times. */
export function usual(): Durations {
  return Object.fromEntries(Object.entries(read()).map(([name, times]) => [name, median(times)]));
}

/** Keeps them for the next start. Where that is not possible, nothing is lost but an estimate. */
export function saveDurations(durations: Durations): void {
  const all = read();
  for (const [name, seconds] of Object.entries(durations))
    all[name] = [...(all[name] ?? []), seconds].slice(-kept);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // At once: another command may be reading it.
    writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(all)}\n`);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // See above.
  }
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]] as [number, number];
  return (low + high) / 2;
}

/** The last times of each, the oldest first. */
function read(): Record<string, number[]> {
  try {
    const text: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
    // An earlier version kept one number of each.
    const lists = Object.entries(text ?? {}).map(
      ([name, times]) => [name, [times].flat().filter(isDuration)] as const,
    );
    return Object.fromEntries(lists.filter(([, times]) => times.length > 0));
  } catch {
    return {};
  }
}

const isDuration = (value: unknown): value is number => typeof value === "number" && value >= 0;
