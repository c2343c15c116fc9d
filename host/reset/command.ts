/** What `npm run reset` and `npm run undo` have in common, as commands. */
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { ignoreBrokenPipe } from "../../core/broken-pipe.ts";
import type { Failure } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { keptFolder } from "../../core/paths.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { withLock } from "../../core/with-lock.ts";
import { beginLog } from "../output/log.ts";
import { printNote, reportFailure } from "../output/output.ts";
import { Interrupted, vagrantIsAtWork } from "../vagrant/run-vagrant.ts";

export interface Line {
  yes: boolean;
  discard: boolean;
}

/** Ends a command with an exit code of its own, after saying why. */
export class Ended extends Error {
  readonly exitCode: number;
  readonly failure: Failure | undefined;

  constructor(exitCode: number, failure?: Failure) {
    super(failure?.what);
    this.exitCode = exitCode;
    this.failure = failure;
  }
}

/**
 * Runs a command that takes the lab back.
 * @param body returns the exit code.
 */
export async function command(
  name: string,
  usage: string,
  body: (line: Line) => Promise<number>,
): Promise<void> {
  ignoreBrokenPipe();
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.on(signal, () => vagrantIsAtWork() || process.exit(code));
  }
  const line = readLine(usage);
  if (line === undefined) return;
  beginLog(name);
  try {
    process.exitCode = await onlyOne(() => body(line));
  } catch (error) {
    if (error instanceof Interrupted) {
      printNote("Stopped.");
      process.exitCode = 130;
      return;
    }
    if (!(error instanceof Ended || error instanceof LabUnreachable)) throw error;
    const failure = error instanceof Ended ? error.failure : error;
    if (failure !== undefined) reportFailure(failure);
    process.exitCode = error instanceof Ended ? error.exitCode : 2;
  }
}

/** @returns undefined after --help or a wrong command line. */
function readLine(usage: string): Line | undefined {
  try {
    const { values } = readArguments({
      options: {
        yes: { type: "boolean", short: "y", default: false },
        discard: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (!values.help) return values;
    process.stdout.write(usage);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
  }
  return undefined;
}

/** Seconds to wait for a command that is about to end. */
const patience = 3;

/** The commands that break and fix the lab have the same lock: see faults/engine/lock.ts. */
async function onlyOne(body: () => Promise<number>): Promise<number> {
  let begun = false;
  const file = join(keptFolder(), "progress.json.lock");
  try {
    return await withLock(file, patience, () => {
      begun = true;
      return body();
    });
  } catch (error) {
    if (begun) throw error;
    throw new Ended(1, {
      code: "LAB-046",
      what: "Another command is running on this lab.",
      why: (error as Error).message,
      fix: "wait until it has finished",
    });
  }
}

/**
 * Asks on the terminal.
 * @param byDefault what the Enter key alone means.
 * @throws {Interrupted} on Ctrl-C.
 */
export async function confirm(question: string, byDefault: boolean): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`\n${question} ${byDefault ? "[Y/n]" : "[y/N]"} `);
    return answer.trim() === "" ? byDefault : /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if ((error as Error).name === "AbortError") throw new Interrupted();
    throw error;
  } finally {
    terminal.close();
  }
}
