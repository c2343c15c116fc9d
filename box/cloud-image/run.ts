import { execa } from "execa";
import { wasStarted } from "../../core/was-started.ts";
import { BoxFailed } from "./download.ts";

/** What installs a program that is missing. */
const installs: Readonly<Record<string, string>> = {
  "qemu-img": "install QEMU's tools: qemu-utils, or qemu with winget and brew",
  prlctl: "make this box on a Mac with Parallels Desktop Pro or Business, which brings it",
};

/** @throws {BoxFailed} if there is no such program, or it fails. */
export async function run(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ stdout: string }> {
  try {
    return await execa(program, args, { stdin: "ignore", env });
  } catch (error) {
    const { exitCode, stderr, message } = error as { exitCode?: number; stderr?: string; message: string };
    const what = "The box cannot be made";
    if (!wasStarted(program, { exitCode }))
      throw new BoxFailed(
        "LAB-109",
        what,
        `${program} is not on the PATH`,
        installs[program] ?? `install ${program}`,
      );
    // The first line has the reason, the last one that the program ends.
    const said = stderr?.trim().split("\n")[0] || message;
    const fix =
      "if the disk is full, free some space or set LAB_CACHE to another folder; then run the command again";
    throw new BoxFailed("LAB-109", what, `${program} fails: ${said}`, fix);
  }
}
