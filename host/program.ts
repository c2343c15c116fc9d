import { execa } from "execa";

/**
 * Asks a program for its version.
 * @returns the first line of what it prints; undefined where there is no such program on the PATH.
 */
export async function versionOf(program: string, ...args: string[]): Promise<string | undefined> {
  const { code, all } = await execa(program, args, { all: true, reject: false, timeout: 30_000 });
  return code === "ENOENT" ? undefined : (all?.split("\n")[0] ?? "").trim();
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
