/** For tests: a real ssh server on loopback with its own keys. A test may replace its shell. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";

const program = "/usr/sbin/sshd";

/** The reason why this host cannot start one, for `skip`; false if it can. */
export const noSshd = existsSync(program) ? false : `there is no ${program}: install openssh-server`;

const mayBeRoot = process.getuid?.() === 0 || spawnSync("sudo", ["-n", "true"]).status === 0;

/** The reason why the probes cannot run here, for `skip`; false if they can. */
export const noSudo = mayBeRoot ? false : "the probes need root, or sudo without a password";

export interface OwnSshd {
  port: number;
  folder: string;
  /** For `--target`. */
  target: string;
  /** The known_hosts file. */
  knownHosts: string;
  hostKey: string;
  stop: () => Promise<void>;
}

const key = (file: string) =>
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file]);

/**
 * Starts a server.
 * @param command the command that runs instead of the client's command; by default that command.
 */
export async function testSshd(command?: string): Promise<OwnSshd> {
  const folder = mkdtempSync(join(tmpdir(), "applab-sshd-"));
  const file = (name: string) => join(folder, name);
  key(file("host_key"));
  key(file("user_key"));
  const port = await freePort();
  const hostKey = execFileSync("ssh-keygen", ["-y", "-f", file("host_key")], { encoding: "utf8" }).trim();
  writeFileSync(file("known_hosts"), `[127.0.0.1]:${port} ${hostKey}\n`);
  writeFileSync(
    file("sshd_config"),
    `ListenAddress 127.0.0.1
Port ${port}
HostKey ${file("host_key")}
AuthorizedKeysFile ${file("user_key.pub")}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
${command === undefined ? "" : `ForceCommand ${command}\n`}`,
  );
  // sshd needs this folder if root starts it; without systemd it may not exist.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const server = spawn(program, ["-D", "-e", "-f", file("sshd_config")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (data: Buffer) => {
    said += data;
  });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const leaveNothing = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", leaveNothing);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopNow();
    return stopped;
  };
  const stopNow = async () => {
    process.off("exit", leaveNothing);
    leaveNothing();
    server.stderr.destroy();
    await ended;
  };
  if (!(await waitUntil(testDeadline, () => greets(port)))) {
    await stop();
    throw new Error(`sshd did not start: ${said}`);
  }
  const target = `ssh://${userInfo().username}@127.0.0.1:${port}?identity=${file("user_key")}&known_hosts=${file("known_hosts")}`;
  return { port, folder, target, knownHosts: file("known_hosts"), hostKey, stop };
}

/** A free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (greeting: boolean) => {
      socket.destroy();
      resolve(greeting);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.setTimeout(1000, () => end(false));
  });
}
