import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache.ts";

/** Seconds that a phase of a start took: "box", "boot", "copy", a step's name, "checks". */
export type Durations = Record<string, number>;

/** Measured where the lab is emulated, for a host that has not started one yet. With acceleration none was measured. */
export const emulated: Durations = {
  box: 45,
  boot: 8,
  copy: 10,
  "0a-trust": 3,
  "0b-packages": 46,
  "0c-node": 14,
  "0d-app": 27,
  "1-onepage": 13,
  "2-site": 3,
  "3-dynamic": 11,
  "4-api": 11,
  "5-web": 11,
  "6-deploy": 2,
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
