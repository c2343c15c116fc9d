import { execa } from "execa";

/** What a program that could be started has to say of itself. */
export interface Answer {
  /** The first line of what it prints. */
  says: string;
  /** It ended as it should. A program that was asked nothing may end otherwise without being broken. */
  works: boolean;
}

/**
 * Asks a program for its version. Whatever looks for a program on this host asks here.
 * @returns undefined where it cannot be started: there is none on the PATH, or one that may not be run, or a wrapper of one.
 */
export async function answerOf(program: string, ...args: string[]): Promise<Answer | undefined> {
  const { exitCode, signal, timedOut, all } = await execa(program, args, {
    all: true,
    reject: false,
    timeout: 30_000,
  });
  // ENOENT, EACCES, ENOTDIR, ENOEXEC …: it has not begun, and so it has not ended. A shell ends with 126 and 127 instead.
  const started = exitCode !== undefined || signal !== undefined || timedOut;
  if (!started || exitCode === 126 || exitCode === 127) return undefined;
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
