import { execa } from "execa";
import { wasStarted } from "./was-started.ts";

/** The answer of a program that could be started. */
export interface Answer {
  /** The first line of what it prints. */
  says: string;
  /** Its exit code is 0. Without arguments, a working program may exit with another code. */
  works: boolean;
}

/**
 * Asks a program for its version. All code that looks for a program on this host uses this.
 * @returns undefined if it cannot be started: not on the PATH, not executable, or a wrapper around such a program.
 */
export async function answerOf(program: string, ...args: string[]): Promise<Answer | undefined> {
  const ended = await execa(program, args, { all: true, reject: false, timeout: 30_000 });
  const { exitCode, signal, timedOut, all } = ended;
  // ENOENT, EACCES, ENOTDIR, ENOEXEC …: it was not started. A shell exits with 126 or 127 then.
  if (!wasStarted(program, ended) || exitCode === 126 || exitCode === 127) return undefined;
  const says = (all?.split("\n")[0] ?? "").trim();
  return { says: says || (timedOut ? "nothing within 30 s" : (signal ?? "")), works: exitCode === 0 };
}

/** What a program says as its version; undefined where it cannot be started. */
export async function versionOf(program: string, ...args: string[]): Promise<string | undefined> {
  return (await answerOf(program, ...args))?.says;
}

/** The number in what a program prints as its version: `2.3.4` of `Vagrant 2.3.4`; the whole text where there is none. */
export function numberIn(printed: string): string {
  return /\d+(\.\d+)+\w*/.exec(printed)?.[0] ?? printed;
}

/** Whether the dotted version `found` is `wanted` or newer: compared number by number. */
export function atLeast(found: string, wanted: string): boolean {
  const [a, b] = [found, wanted].map((version) => version.split(".").map(Number)) as [number[], number[]];
  for (const [index, part] of b.entries()) {
    const difference = (a[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
