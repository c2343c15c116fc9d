import { ExecaError, execa } from "execa";
import type { Target } from "./target.ts";
import { LabUnreachable } from "./unreachable.ts";

/** Milliseconds for a command in the lab; the probes end themselves well before. */
const deadline = 30_000;

/**
 * Runs a shell script in the lab.
 * @param script what bash there reads.
 * @returns what it printed on standard output.
 * @throws {LabUnreachable} when ssh does not get through, or the deadline passes.
 */
export async function run(target: Target, script: string): Promise<Buffer> {
  const options = [
    // The quickest of the key exchanges that all servers know: the newer default costs an emulated lab 0.2 s.
    "KexAlgorithms=^curve25519-sha256",
    "ConnectTimeout=5",
    "BatchMode=yes",
    "ServerAliveInterval=5",
    "ServerAliveCountMax=2",
    "LogLevel=ERROR",
  ];
  const args = [
    "-F",
    target.sshConfig,
    ...options.flatMap((option) => ["-o", option]),
    target.sshHost,
    "bash -s",
  ];
  try {
    const { stdout } = await execa("ssh", args, {
      input: script,
      encoding: "buffer",
      stripFinalNewline: false,
      timeout: deadline,
    });
    return Buffer.from(stdout);
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    const last = Buffer.from(error.stderr as unknown as Uint8Array)
      .toString()
      .trim()
      .split("\n")
      .at(-1);
    throw new LabUnreachable(
      "The lab cannot be reached over ssh.",
      error.timedOut
        ? `no answer within ${deadline / 1000} s`
        : `ssh ended with exit code ${error.exitCode}: ${last}`,
      "see 'vagrant status'; 'npm start' brings the lab up",
    );
  }
}
