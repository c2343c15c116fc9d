/** Why an ssh command failed, in words. */
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { sanitize } from "../../core/sanitize.ts";
import type { Target } from "../target/target.ts";

/** Why an ssh command failed. */
export interface SshFailure {
  how: "no ssh" | "late" | "flood" | "ended";
  /** The exit code, the signal, or the number of seconds or MiB that were too many. */
  detail: string | number;
  /** The output of ssh, or that of the lab if ssh printed nothing. */
  words: string;
}

/** The exit code of a program that `timeout` ended in the lab: see session.ts. https://man7.org/linux/man-pages/man1/timeout.1.html */
const timedOut = 124;

/** The error for a failed ssh command: what, why, and what to do. */
export function explainSshFailure(target: Target, { how, detail, words }: SshFailure): LabUnreachable {
  const {
    login,
    fix: { unreachable },
  } = target;
  const last = sanitize(words.trim().split("\n").at(-1) ?? "", 300);
  if (how === "no ssh") {
    return new LabUnreachable(
      "LAB-016",
      "ssh cannot be started.",
      String(detail),
      "install OpenSSH's client",
    );
  }
  if (how === "flood") {
    return new LabUnreachable(
      "LAB-406",
      "The lab's answer is too large.",
      `it has more than ${detail} MiB; some kilobytes were expected`,
      "log in by hand and see what the shell of that user prints",
    );
  }
  if (how === "late" || detail === timedOut) {
    const said = last === "" ? "" : `; the last output: ${last}`;
    return new LabUnreachable(
      "LAB-407",
      "The lab did not answer in time.",
      `${how === "late" ? `ssh was still running after ${detail} s` : "the command there was still running at its deadline"}${said}`,
      unreachable,
      words,
    );
  }
  const why = `ssh failed with ${typeof detail === "number" ? `exit code ${detail}` : detail}: ${last || "no message"}`;
  if (detail !== 255) {
    // 255 is ssh's own exit code; any other is that of the program in the lab.
    return new LabUnreachable(
      "LAB-408",
      "The lab could not run the script of the checks.",
      why,
      `log in (${login}), and repair what the shell complains of`,
      words,
    );
  }
  return (
    hostKey(target, words) ??
    new LabUnreachable("LAB-409", "The lab cannot be reached over ssh.", why, unreachable, words)
  );
}

/** The error if ssh does not trust the host key. */
function hostKey({ name, ssh, login }: Target, words: string): LabUnreachable | undefined {
  const place = /Offending \S+ key in (.+?):(\d+)/.exec(words);
  if (/HOST IDENTIFICATION HAS CHANGED/.test(words)) {
    // `host`, or `[host]:port`.
    const entry = /host key for (\S+) has changed/i.exec(words)?.[1] ?? ssh.at(-1);
    const [, file = "known_hosts", line = "?"] = place ?? [];
    return new LabUnreachable(
      "LAB-410",
      `The host key of ${name} has changed: another machine may be answering in its place.`,
      `ssh expects the key in line ${line} of ${file}, and did not log in`,
      `only if you know why it changed (reinstalled?), remove the old key: ssh-keygen -f '${file}' -R '${entry}'`,
      words,
    );
  }
  if (/host key is known for|Host key verification failed/.test(words)) {
    return new LabUnreachable(
      "LAB-411",
      `The host key of ${name} is not known.`,
      "ssh logs in only to machines whose key it knows",
      `log in once by hand and compare the fingerprint that ssh shows (${login})`,
      words,
    );
  }
  return undefined;
}
