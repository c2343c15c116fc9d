/** Where a report goes: standard output, or the file of --output. */
import { statSync, unlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { formatFailure } from "../core/failure.ts";
import type { CommandLine } from "./cli.ts";

const fileOf = (output: string) =>
  // npm changes the folder; INIT_CWD has the original one.
  resolve(process.env.INIT_CWD ?? "", output);

/** Deletes the report of an earlier run: this run may be interrupted before it writes its own. */
export function deleteOldReport({ output }: Pick<CommandLine, "output">): void {
  if (output === undefined) return;
  try {
    if (statSync(fileOf(output)).isFile()) unlinkSync(fileOf(output));
  } catch {
    // There is none, or it cannot be deleted; then writeReport() reports the reason.
  }
}

/**
 * Writes a report to standard output or to the file of --output. If the file cannot be written, the exit code is 2.
 */
export async function writeReport({ output }: Pick<CommandLine, "output">, report: string): Promise<void> {
  if (output === undefined) {
    // Wait until all is written: process.exit() would cut off what is still in the pipe.
    if (report !== "") await new Promise((done) => process.stdout.write(report, done));
    return;
  }
  try {
    writeFileSync(fileOf(output), report);
  } catch (error) {
    console.error(
      formatFailure({
        code: "LAB-404",
        what: "The report cannot be written.",
        why: (error as Error).message,
        fix: "choose another file for --output",
      }),
    );
    process.on("exit", () => {
      process.exitCode = 2;
    });
  }
}
