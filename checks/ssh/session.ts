/** The one place that starts a process against the lab. Node's own spawn: it is there before any package is loaded. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Target } from "../target/target.ts";
import type { SshFailure } from "./errors.ts";

/** Milliseconds for a command in the lab; the probes end themselves well before. */
export const sshDeadline = 30_000;

/** Bytes that an answer may have: more than all the probes may print together (see collect/probes/probe-script.ts). */
export const sshLimit = 16 * 2 ** 20;

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

const running = new Set<ChildProcess>();
// Whatever ends this process ends what it started.
process.on("exit", () => {
  for (const ssh of running) ssh.kill("SIGTERM");
});

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
  return (await openSession(target, script, limit, undefined, most)).answer;
}

/** Ends the connection that commands shared. There may be none any more: a reboot ends it, too. */
export function hangUp(target: Target): Promise<void> {
  return new Promise<void>((resolve) => {
    const ssh = spawn("ssh", ["-O", "exit", ...argumentsFor(target)], { stdio: "ignore" });
    ssh.once("error", () => resolve());
    ssh.once("close", () => resolve());
  }).catch(() => {});
}

/** What a script has answered that still listens. */
export interface Conversation {
  answer: Buffer;
  /** Says the last word to it, if there is one: to be called once. What becomes of that is not told. */
  send: (word: string) => void;
}

/** Milliseconds that a script has for what it is told. */
const afterwards = 3000;

/**
 * The same for a script that listens on its standard input when it has answered.
 * @param end what its answer ends with; without it the answer ends with the script, and nobody listens any more.
 */
export function openSession(
  target: Target,
  script: string | Buffer,
  limit: number,
  end?: string,
  most = sshLimit,
): Promise<Conversation> {
  return new Promise<Conversation>((resolve, reject) => {
    const ssh = spawn("ssh", [...argumentsFor(target), "bash -s"]);
    running.add(ssh);
    const out: Buffer[] = [];
    let length = 0;
    let err = "";
    let last = "";
    // What comes first counts: whoever is ended after it ends by our own signal.
    let over = false;
    const close = () => {
      over = true;
      clearTimeout(timer);
      running.delete(ssh);
      ssh.kill("SIGKILL");
      // Whoever else holds the other ends, as a ProxyCommand may, shall not hold this process.
      for (const stream of [ssh.stdin, ssh.stdout, ssh.stderr]) stream.destroy();
    };
    const fail = async (how: SshFailure["how"], detail: string | number) => {
      if (over) return;
      close();
      const words = err.trim() || Buffer.concat(out).toString("utf8", 0, 2000);
      const { explainSshFailure } = await import("./errors.ts");
      reject(explainSshFailure(target, { how, detail, words }));
    };
    let timer = setTimeout(() => fail("late", limit / 1000), limit);
    const answered = () => {
      over = true;
      clearTimeout(timer);
      timer = setTimeout(close, afterwards);
      resolve({ answer: Buffer.concat(out), send: (word) => ssh.stdin.end(word) });
    };
    ssh.once("error", (error) => fail("no ssh", error.message));
    ssh.stdout.on("data", (data: Buffer) => {
      if (over) {
        // It has taken the last word.
        close();
        return;
      }
      length += data.length;
      out.push(data);
      if (length > most) fail("flood", most / 2 ** 20);
      if (end === undefined) return;
      last = (last + data.toString("latin1", Math.max(0, data.length - end.length))).slice(-end.length);
      if (last === end) answered();
    });
    ssh.stderr.on("data", (data: Buffer) => {
      err = (err + data.toString()).slice(-20_000);
    });
    // An ssh that ends before it has read the script says itself why.
    ssh.stdin.on("error", () => {});
    if (end === undefined) ssh.stdin.end(script);
    else ssh.stdin.write(script);
    ssh.once("close", (code, signal) => {
      if (!over && code !== 0) {
        fail("ended", code ?? signal ?? "");
        return;
      }
      const told = over;
      close();
      if (!told) resolve({ answer: Buffer.concat(out), send: () => {} });
    });
  }).catch(async (error: Error) => {
    const { explainSshFailure } = await import("./errors.ts");
    // Of some reasons why a program cannot be started Node tells by an event, others it throws.
    if ("syscall" in error)
      throw explainSshFailure(target, { how: "no ssh", detail: error.message, words: "" });
    throw error;
  });
}
