/** The only place that starts ssh processes. execa takes care of deadlines, cancelling and the size limit. */
import { finished } from "node:stream/promises";
import { execa } from "execa";
import { wasStarted } from "../../core/was-started.ts";
import type { Target } from "../target/target.ts";
import { explainSshFailure, type SshFailure } from "./errors.ts";

/** Milliseconds for a command in the lab; the probes have shorter deadlines of their own. */
export const sshDeadline = 30_000;

/** The maximum size of an answer in bytes: more than all probes may print together (see collect/probes/probe-script.ts). */
export const sshLimit = 16 * 2 ** 20;

/** How many bytes of standard error are kept, from its beginning. */
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
  // The user's own ssh configuration for this host may run a command or open tunnels: not here.
  "RemoteCommand=none",
  "RequestTTY=no",
  "ClearAllForwardings=yes",
  "ForwardAgent=no",
];

/** Never use a connection that another program shares. Our own is opened by the first command. */
const sharing = ({ connection }: Target) =>
  connection === undefined
    ? ["ControlPath=none"]
    : [`ControlPath=${connection}`, "ControlMaster=auto", "ControlPersist=60"];

const argumentsFor = (target: Target) => [
  ...[...options, ...sharing(target)].flatMap((option) => ["-o", option]),
  ...target.ssh,
];

/**
 * The prefix of a command that needs root; root itself needs no sudo, and a small server may not have it. The command also
 * has a deadline in the lab, a little before that of ssh: otherwise it would go on there after ssh ended.
 * @param limit the milliseconds of {@link run}.
 */
export const sudoPrefix = (limit: number) =>
  `$( ((EUID == 0)) || echo sudo -n) timeout --kill-after=3 ${limit / 1000 - 5}`;

/**
 * The command in the lab: bash, which reads the script from its standard input. It has a deadline there, too, a little
 * after that of ssh: otherwise it would go on there after ssh ended.
 */
const shell = (limit: number) => `timeout -k 3 ${limit / 1000 + 1} bash -s`;

/**
 * Runs a shell script in the lab.
 * @param script bash reads it from standard input, which a command in its first line may read from, too.
 * @param limit milliseconds until the deadline.
 * @param most the maximum size of the answer in bytes.
 * @returns its standard output.
 * @throws {LabUnreachable} when ssh fails, the deadline passes, or the answer is too large.
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
  // Both are missing if ssh could not be started.
  const [answer, complaint] = [Buffer.from(stdout ?? []), Buffer.from(stderr ?? [])];
  if (!failed) return answer;
  const words = complaint.toString().trim() || answer.toString("utf8", 0, 2000);
  const failure = (how: SshFailure["how"], detail: string | number) =>
    explainSshFailure(target, { how, detail, words });
  if (timedOut) throw failure("late", limit / 1000);
  if (isMaxBuffer) throw failure("flood", most / 2 ** 20);
  if (!wasStarted("ssh", { exitCode, signal }))
    throw failure("no ssh", originalMessage ?? "there is no 'ssh' on the PATH");
  throw failure("ended", exitCode ?? signal ?? "");
}

/**
 * Runs a shell script in the lab that goes on when this process ends; its result is ignored.
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

/** Closes the shared connection, if there still is one: a reboot closes it, too. */
export async function closeConnection(target: Target): Promise<void> {
  await execa("ssh", ["-O", "exit", ...argumentsFor(target)], { stdio: "ignore", reject: false });
}
