/** The one place that starts a process against the lab. Node's own spawn: it is there before any package is loaded. */
import { spawn } from "node:child_process";
import type { Target } from "./target.ts";
import { LabUnreachable } from "./unreachable.ts";

/** Milliseconds for a command in the lab; the probes end themselves well before. */
const deadline = 30_000;

const options = [
  // The quickest of the key exchanges that all servers know: the newer default costs an emulated lab 0.2 s.
  "KexAlgorithms=^curve25519-sha256",
  "ConnectTimeout=5",
  "BatchMode=yes",
  "ServerAliveInterval=5",
  "ServerAliveCountMax=2",
  "LogLevel=ERROR",
].flatMap((option) => ["-o", option]);

/**
 * Runs a shell script in the lab.
 * @param script what bash there reads.
 * @returns what it printed on standard output.
 * @throws {LabUnreachable} when ssh does not get through, or the deadline passes.
 */
export function run(target: Target, script: string, limit = deadline): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const ssh = spawn("ssh", ["-F", target.sshConfig, ...options, target.sshHost, "bash -s"]);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      ssh.kill("SIGKILL");
    }, limit);
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(
        new LabUnreachable(
          "The lab cannot be reached over ssh.",
          why,
          "see 'vagrant status'; 'npm start' brings the lab up",
        ),
      );
    };
    ssh.once("error", (error) => fail(error.message));
    ssh.stdout.on("data", (data: Buffer) => out.push(data));
    ssh.stderr.on("data", (data: Buffer) => err.push(data));
    // An ssh that ends before it has read the script says itself why.
    ssh.stdin.on("error", () => {}).end(script);
    ssh.once("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(Buffer.concat(out));
      const last = Buffer.concat(err).toString().trim().split("\n").at(-1);
      fail(
        late
          ? `no answer within ${limit / 1000} s`
          : `ssh ended with ${code === null ? signal : `exit code ${code}`}: ${last}`,
      );
    });
  });
}
