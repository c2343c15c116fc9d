/** Units that are started again and again: their programs end, or something restarts them. */
import type { Lab } from "../collect/model.ts";
import { durationInWords } from "./duration.ts";

/** A person restarts a unit now and then. So many starts at equal distances are a program's work. */
const enough = 5;
/** Seconds by which these distances may differ. */
const tolerance = 1.5;

/** Each such unit in words: `nginx.service was started 5 times, every 60 seconds`. */
export function startedAgainAndAgain(lab: Lab): string[] {
  const ages = new Map<string, number[]>();
  const lines = lab
    .reading("starts")
    .out.toString()
    .matchAll(/^(\d+) (.+)$/gm);
  for (const [, age, unit = ""] of lines) ages.set(unit, [Number(age) / 1000, ...(ages.get(unit) ?? [])]);
  return Array.from(ages).flatMap(([unit, all]) => {
    const rhythm = rhythmOf(all);
    return rhythm === undefined
      ? []
      : `${unit} was started ${rhythm.times} times, every ${durationInWords(rhythm.distance)}`;
  });
}

/**
 * How often something happened at equal distances until now.
 * @param ages seconds since each time, the latest first.
 * @returns undefined if that is not so.
 */
function rhythmOf(ages: number[]): { times: number; distance: number } | undefined {
  const distances = ages.slice(1).map((age, index) => age - (ages[index] as number));
  const [latest = 0] = ages;
  const [first = 0] = distances;
  const end = distances.findIndex((each) => Math.abs(each - first) > tolerance);
  const times = 1 + (end === -1 ? distances.length : end);
  const goesOn = latest <= first + tolerance;
  return times >= enough && goesOn ? { times, distance: Math.max(1, first) } : undefined;
}
