import { type ExecaError, execa } from "execa";
import { answerOf } from "../../core/tool-version.ts";
import { wasStarted } from "../../core/was-started.ts";
import { BoxFailed } from "./download.ts";

/** What installs a program that is missing. */
const installs: Readonly<Record<string, string>> = {
  "qemu-img":
    "install QEMU's tools: qemu-utils, or qemu with brew; on Windows QEMU with winget, whose folder then must be on the PATH",
  prlctl: "make this box on a Mac with Parallels Desktop Pro or Business, which brings it",
};

const missing = (program: string) =>
  new BoxFailed(
    "LAB-109",
    "The box cannot be made",
    `${program} is not on the PATH`,
    installs[program] ?? `install ${program}`,
  );

/** @throws {BoxFailed} if there is no such program. */
export async function need(program: string): Promise<void> {
  if ((await answerOf(program, "--version")) === undefined) throw missing(program);
}

/** @throws {BoxFailed} if there is no such program, or it fails. */
export async function run(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ stdout: string }> {
  try {
    return await execa(program, args, { stdin: "ignore", env });
  } catch (error) {
    const { exitCode, signal, stderr, message } = error as ExecaError<{ encoding: "utf8" }>;
    if (!wasStarted(program, { exitCode, signal })) throw missing(program);
    // The first line has the reason, the last one that the program ends.
    const said = stderr?.trim().split("\n")[0] || message;
    const fix =
      "if the disk is full, free some space or set LAB_CACHE to another folder; then run the command again";
    throw new BoxFailed("LAB-109", "The box cannot be made", `${program} fails: ${said}`, fix);
  }
}
