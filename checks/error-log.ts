/** Prints why nothing was judged, and keeps it in .vagrant/applab/checks.log. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inLines } from "../core/failure.ts";
import { LabUnreachable } from "../core/lab-unreachable.ts";
import { keptFolder } from "../core/paths.ts";

/** One file for the last run that failed. */
const file = join(keptFolder(), "checks.log");

/**
 * Writes down a failure, with all that one would be asked for in a report. npm start, which writes a log of its own, has it there.
 * @returns the line that says where it is.
 */
function log(failure: LabUnreachable, given = process.env.LAB_START_LOG): string {
  const facts = [
    `${new Date().toISOString()} npm run checks ${process.argv.slice(2).join(" ")}`,
    `Node ${process.version}, ${process.platform} ${process.arch}`,
    inLines(failure),
    // A lab may answer with anything.
    failure.details.replace(/[^\P{Cc}\n]/gu, ""),
    String(failure.stack),
  ];
  try {
    mkdirSync(dirname(given ?? file), { recursive: true });
    const write = given === undefined ? writeFileSync : appendFileSync;
    write(given ?? file, `${facts.join("\n\n")}\n`);
    return `All that is known of it: ${given ?? file}`;
  } catch (error) {
    return `The log cannot be written: ${(error as Error).message}`;
  }
}

/** A mistake of ours. */
export function ownMistake(thrown: unknown, why = String(thrown)): LabUnreachable {
  const details = String((thrown as Error | undefined)?.stack ?? thrown);
  return new LabUnreachable("LAB-490", "The checks themselves failed.", why, "report this, please", details);
}

/** What is said of a failure at last, with the place of its log. */
export function reportFailure(error: LabUnreachable): void {
  console.error(`${inLines(error)}\n${log(error)}`);
}
