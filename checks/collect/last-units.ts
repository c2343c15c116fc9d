/** Which unit had which port when all was well: when another one has it, or none, the checks ask systemd about that unit. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { machineId } from "../../core/paths.ts";
import type { ProbeReadings } from "./model.ts";

/** The names of units, by ports. */
export type LastUnits = Readonly<Record<string, string>>;

/** @param file undefined for a machine of which nothing is kept. What is in it of an earlier machine is not true of this one. */
export function readLastUnits(file: string | undefined): LastUnits {
  if (file === undefined) return {};
  try {
    const { machine, units } = JSON.parse(readFileSync(file, "utf8"));
    if (machine !== machineId()) return {};
    // The file may have been edited, and the names go into a shell program.
    const kept = Object.entries(units).filter(([port, unit]) => /^\d+$/.test(port) && isUnit(unit));
    return Object.fromEntries(kept) as LastUnits;
  } catch {
    return {};
  }
}

const isUnit = (name: unknown) => typeof name === "string" && /^[\w@:.-]+\.(service|scope)$/.test(name);

/**
 * Keeps the units that have a port now.
 * @param passing the ports whose task passes: for the others, what was known before stays.
 */
export function keepLastUnits(
  file: string | undefined,
  before: LastUnits,
  passing: readonly number[],
  lab: ProbeReadings,
): void {
  if (file === undefined) return;
  const [head = ""] = lab.reading("units").out.toString().split("\n\n");
  const seen = Array.from(head.matchAll(/^(\d+) (\S+\.(?:service|scope))/gm), ([, port, unit]) => [
    port,
    unit,
  ]);
  const better = seen.filter(([port = ""]) => before[port] === undefined || passing.includes(Number(port)));
  const now = { ...before, ...Object.fromEntries(better) };
  if (JSON.stringify(now) === JSON.stringify(before)) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ machine: machineId(), units: now }));
  } catch {
    // Without it, a failure has a shorter explanation.
  }
}
