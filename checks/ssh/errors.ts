/** Why an ssh command failed, in words. */
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { sanitize } from "../../core/sanitize.ts";
import type { Target } from "../target/target.ts";

/** How an ssh ended that did not bring an answer. */
export interface SshFailure {
  how: "no ssh" | "late" | "flood" | "ended";
  /** The exit code, the signal, or the number of seconds or MiB that were too many. */
  detail: string | number;
  /** What ssh said, or, where it said nothing, the lab. */
  words: string;
}

/** The exit code of a program that was ended at its deadline in the lab: see session.ts. https://man7.org/linux/man-pages/man1/timeout.1.html */
const timedOut = 124;

/** Puts the failure of ssh into words: what, why, and what to do. */
export function explainSshFailure(target: Target, { how, detail, words }: SshFailure): LabUnreachable {
  const { unreachable } = target.fix;
  const last = sanitize(words.trim().split("\n").at(-1) ?? "", 300);
  if (how === "no ssh") {
    return new LabUnreachable(
      "LAB-016",
      "ssh cannot be started.",
      String(detail),
      "install an ssh client: OpenSSH's",
    );
  }
  if (how === "flood") {
    return new LabUnreachable(
      "LAB-406",
      "The lab answers without end.",
      `more than ${detail} MiB came over ssh, where some kilobytes were expected`,
      "log in by hand and see what the shell of that user prints",
    );
  }
  if (how === "late" || detail === timedOut) {
    const said = last === "" ? "" : `; the last that came: ${last}`;
    return new LabUnreachable(
      "LAB-407",
      "The lab did not answer in time.",
      `${how === "late" ? `ssh had not ended after ${detail} s` : "what ran there had to be ended"}${said}`,
      unreachable,
      words,
    );
  }
  const why = `ssh ended with ${typeof detail === "number" ? `exit code ${detail}` : detail}: ${last || "no word"}`;
  if (detail !== 255) {
    // What ends with another code than ssh's own was run there.
    return new LabUnreachable(
      "LAB-408",
      "The lab did not run what the checks sent.",
      why,
      unreachable,
      words,
    );
  }
  return (
    hostKey(target, words) ??
    new LabUnreachable("LAB-409", "The lab cannot be reached over ssh.", why, unreachable, words)
  );
}

/** Whether ssh does not trust who answered. */
function hostKey({ name, ssh, login }: Target, words: string): LabUnreachable | undefined {
  const place = /Offending \S+ key in (.+?):(\d+)/.exec(words);
  if (/HOST IDENTIFICATION HAS CHANGED/.test(words)) {
    // `host`, or `[host]:port`.
    const entry = /host key for (\S+) has changed/i.exec(words)?.[1] ?? ssh.at(-1);
    const [, file = "known_hosts", line = "?"] = place ?? [];
    return new LabUnreachable(
      "LAB-410",
      `The host key of ${name} has changed: another machine may be answering in its place.`,
      `ssh knows another key, from line ${line} of ${file}, and did not log in`,
      `only if you know why it changed (reinstalled?), remove the old key: ssh-keygen -f '${file}' -R '${entry}'`,
      words,
    );
  }
  if (/host key is known for|Host key verification failed/.test(words)) {
    return new LabUnreachable(
      "LAB-411",
      `The host key of ${name} is not known.`,
      "ssh logs in only where it can tell that it is the right machine",
      `log in once by hand and compare the fingerprint that ssh shows (${login})`,
      words,
    );
  }
  return undefined;
}
