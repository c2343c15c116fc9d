/** The one place that starts a process against the lab. Deadline, cancel and the limit of an answer are execa's work. */
import { finished } from "node:stream/promises";
import { execa } from "execa";
import type { Target } from "../target/target.ts";
import { explainSshFailure, type SshFailure } from "./errors.ts";

/** Milliseconds for a command in the lab; the probes end themselves well before. */
export const sshDeadline = 30_000;

/** Bytes that an answer may have: more than all the probes may print together (see collect/probes/probe-script.ts). */
export const sshLimit = 16 * 2 ** 20;

/** Bytes of what ssh and the lab say on standard error that are kept: of a complaint without end the beginning. */
const complaintLimit = 2 ** 16;

function beginning() {
  let length = 0;
  return {
    binary: true,
    *transform(chunk: unknown) {
      length += (chunk as Uint8Array).length;
      if (length <= complaintLimit) yield chunk;
    },
  };
}

const options = [
  "ConnectTimeout=5",
  "BatchMode=yes",
  "ServerAliveInterval=5",
  "ServerAliveCountMax=2",
  "LogLevel=ERROR",
  // Of the user's own settings for this host only those that lead there: no command or tunnel of every day.
  "RemoteCommand=none",
  "RequestTTY=no",
  "ClearAllForwardings=yes",
  "ForwardAgent=no",
];

/** A connection that somebody else holds open is not ours to use. Our own is opened by the first who needs it. */
const sharing = ({ connection }: Target) =>
  connection === undefined
    ? ["ControlPath=none"]
    : [`ControlPath=${connection}`, "ControlMaster=auto", "ControlPersist=60"];

const argumentsFor = (target: Target) => [
  ...[...options, ...sharing(target)].flatMap((option) => ["-o", option]),
  ...target.ssh,
];

/**
 * Before a command that needs root: root itself needs no sudo, and a small server may have none. It has a deadline in the
 * lab, too, a little before that of ssh: what only ssh's own deadline ended would go on there.
 * @param limit the milliseconds of {@link run}.
 */
export const asRoot = (limit: number) =>
  `$( ((EUID == 0)) || echo sudo -n) timeout --kill-after=3 ${limit / 1000 - 5}`;

/**
 * What runs in the lab: bash, which reads the script from its standard input. It has a deadline there, too, a little after
 * that of ssh: whatever is ended here would go on there.
 */
const shell = (limit: number) => `timeout -k 3 ${limit / 1000 + 1} bash -s`;

/**
 * Runs a shell script in the lab.
 * @param script what bash there reads. What follows its first line a command of that line may read as its input.
 * @param limit milliseconds that the answer may take. Timers of Node don't follow the clock when it is set.
 * @param most bytes that the answer may have.
 * @returns what it printed on standard output.
 * @throws {LabUnreachable} when ssh does not get through, the deadline passes, or the answer has no end.
 */
export async function run(
  target: Target,
  script: string | Buffer,
  limit = sshDeadline,
  most = sshLimit,
): Promise<Buffer> {
  const { failed, stdout, stderr, timedOut, isMaxBuffer, exitCode, signal, originalMessage } = await execa(
    "ssh",
    [...argumentsFor(target), shell(limit)],
    {
      input: script,
      encoding: "buffer",
      stripFinalNewline: false,
      timeout: limit,
      maxBuffer: { stdout: most },
      stderr: ["pipe", beginning()],
      killSignal: "SIGKILL",
      reject: false,
    },
  );
  // A program that could not be started has neither.
  const [answer, complaint] = [Buffer.from(stdout ?? []), Buffer.from(stderr ?? [])];
  if (!failed) return answer;
  const words = complaint.toString().trim() || answer.toString("utf8", 0, 2000);
  const failure = (how: SshFailure["how"], detail: string | number) =>
    explainSshFailure(target, { how, detail, words });
  if (timedOut) throw failure("late", limit / 1000);
  if (isMaxBuffer) throw failure("flood", most / 2 ** 20);
  const ended = exitCode ?? signal;
  throw ended === undefined ? failure("no ssh", originalMessage ?? "") : failure("ended", ended);
}

/**
 * Has a shell script run in the lab that goes on when this process ends. What becomes of it is not told.
 * @returns when ssh has the script.
 */
export async function runInBackground(target: Target, script: string): Promise<void> {
  const ssh = execa("ssh", [...argumentsFor(target), shell(sshDeadline)], {
    stdin: "pipe",
    stdout: "ignore",
    stderr: "ignore",
    detached: true,
    cleanup: false,
    reject: false,
  });
  ssh.unref();
  ssh.stdin.end(script);
  await finished(ssh.stdin).catch(() => {});
}

/** Ends the connection that commands shared. There may be none any more: a reboot ends it, too. */
export async function hangUp(target: Target): Promise<void> {
  await execa("ssh", ["-O", "exit", ...argumentsFor(target)], { stdio: "ignore", reject: false });
}
