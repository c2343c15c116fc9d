import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache.ts";

/** Seconds that a phase of a start took: "box", "boot", "copy", a step's name, "checks". */
export type Durations = Record<string, number>;

/** Measured where the lab is emulated, for a host that has not started one yet. With acceleration none was measured. */
export const emulated: Durations = {
  box: 40,
  boot: 5,
  copy: 3,
  "0-clock": 1,
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

/** What they were on this host the last time that each was done from the beginning. */
export function lastTime(): Durations {
  try {
    const read: Durations = JSON.parse(readFileSync(file, "utf8"));
    return Object.fromEntries(Object.entries(read).filter(([, seconds]) => seconds >= 0));
  } catch {
    return {};
  }
}

/** Keeps them for the next start. Where that is not possible, nothing is lost but an estimate. */
export function remember(durations: Durations): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...lastTime(), ...durations }, undefined, 2)}\n`);
  } catch {
    // See above.
  }
}
