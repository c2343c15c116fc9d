import { statSync, unlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { inLines } from "../core/failure.ts";
import type { CommandLine } from "./cli.ts";

const fileOf = (output: string) =>
  // npm changes the folder, and says where it was called.
  resolve(process.env.INIT_CWD ?? "", output);

/** Takes the report of an earlier run away: this one may be ended before it has its own. */
export function deleteOldReport({ output }: Pick<CommandLine, "output">): void {
  if (output === undefined) return;
  try {
    if (statSync(fileOf(output)).isFile()) unlinkSync(fileOf(output));
  } catch {
    // There is none, or it cannot be taken away: writeReport() says why.
  }
}

/**
 * Puts a report where the command line wants it: on standard output, or into a file.
 * Where that cannot be written the reason is told, and the exit code is 2, whatever was judged.
 */
export async function writeReport({ output }: Pick<CommandLine, "output">, report: string): Promise<void> {
  if (output === undefined) {
    // Its end is waited for: who ends the process at once would cut what goes through a pipe.
    if (report !== "") await new Promise((done) => process.stdout.write(report, done));
    return;
  }
  try {
    writeFileSync(fileOf(output), report);
  } catch (error) {
    console.error(
      inLines({
        code: "LAB-404",
        what: "The report cannot be written.",
        why: (error as Error).message,
        fix: "give another file to --output",
      }),
    );
    process.on("exit", () => {
      process.exitCode = 2;
    });
  }
}
