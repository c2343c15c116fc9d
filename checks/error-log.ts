/** Prints why nothing was judged, and keeps it in .vagrant/applab/checks.log. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatFailure } from "../core/failure.ts";
import { LabUnreachable } from "../core/lab-unreachable.ts";
import { keptFolder } from "../core/paths.ts";

/** The log of the last run that failed. */
const file = join(keptFolder(), "checks.log");

/**
 * Logs a failure with all that a bug report needs: in a file of its own, or in the log of npm start.
 * @returns the line that names the log file.
 */
function log(failure: LabUnreachable, given = process.env.LAB_START_LOG): string {
  const facts = [
    `${new Date().toISOString()} npm run checks ${process.argv.slice(2).join(" ")}`,
    `Node ${process.version}, ${process.platform} ${process.arch}`,
    formatFailure(failure),
    // The lab may print control characters.
    failure.details.replace(/[^\P{Cc}\n]/gu, ""),
    String(failure.stack),
  ];
  try {
    mkdirSync(dirname(given ?? file), { recursive: true });
    const write = given === undefined ? writeFileSync : appendFileSync;
    write(given ?? file, `${facts.join("\n\n")}\n`);
    return `Details: ${given ?? file}`;
  } catch (error) {
    return `The log cannot be written: ${(error as Error).message}`;
  }
}

/** A bug of ours. */
export function ownMistake(thrown: unknown, why = String(thrown)): LabUnreachable {
  const details = String((thrown as Error | undefined)?.stack ?? thrown);
  return new LabUnreachable("LAB-490", "The checks themselves failed.", why, "please report this", details);
}

/** Prints a failure and the name of its log file. */
export function reportFailure(error: LabUnreachable): void {
  console.error(`${formatFailure(error)}\n${log(error)}`);
}
