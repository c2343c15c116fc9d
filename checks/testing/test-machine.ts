/**
 * For tests: a separate machine with an ssh server, made of Linux namespaces instead of a virtual machine. It has its own
 * network with all ports free, its own processes and its own /dev/shm; this host's processes are not visible there.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noSshd, type OwnSshd, testSshd } from "./test-sshd.ts";

const namespaces = ["--net", "--mount", "--pid"];
const forked = ["--fork", "--mount-proc"];

/** The ways to make such a machine: as root, with sudo, or as root of a user namespace. */
const ways: { as: string[]; unshare: string[]; enter: string[] }[] = [
  ...(process.getuid?.() === 0
    ? [{ as: [], unshare: [], enter: [] }]
    : [
        { as: ["sudo", "-n"], unshare: [], enter: [] },
        { as: [], unshare: ["--user", "--map-root-user"], enter: ["--user", "--preserve-credentials"] },
      ]),
];

const way = ways.find(({ as, unshare }) => {
  const [program = "", ...words] = [...as, "unshare", ...unshare, ...namespaces, ...forked, "true"];
  return spawnSync(program, words).status === 0;
});

/** The reason why this host cannot make one, for `skip`; false if it can. */
export const noMachine =
  noSshd || (way ? false : "a test machine needs Linux, and root, sudo or user namespaces");

export interface OwnMachine extends OwnSshd {
  /** Starts a program in the machine, which ends it at the latest; a signal reaches only nsenter or sudo. */
  start: (...words: string[]) => ChildProcess;
}

/**
 * Starts a machine.
 * @param command the shell command that runs instead of the command of the ssh client; by default that command.
 */
export async function ownMachine(command = "$SSH_ORIGINAL_COMMAND"): Promise<OwnMachine> {
  if (way === undefined) throw new Error(`${noMachine}`);
  const { as, unshare, enter } = way;
  // The first process reads our pipe, so it ends with this process, and all other processes end with it.
  const boot = "ip link set lo up; mount -t tmpfs tmpfs /dev/shm; echo up; read -r _";
  const [program = "", ...words] = [
    ...as,
    "unshare",
    ...unshare,
    ...namespaces,
    ...forked,
    "bash",
    "-c",
    boot,
  ];
  const outer = spawn(program, words, { stdio: ["pipe", "pipe", "inherit"] });
  await once(outer.stdout, "data");
  const inside = [
    ...as,
    "nsenter",
    "--target",
    `${firstProcess(outer.pid as number)}`,
    ...enter,
    ...namespaces,
  ];

  const folder = mkdtempSync(join(tmpdir(), "applab-machine-"));
  const shell = join(folder, "shell");
  // sudo removes the variables of the ssh connection.
  const kept = as.length === 0 ? "" : 'SSH_CONNECTION="$SSH_CONNECTION" ';
  writeFileSync(
    shell,
    `#!/bin/bash\nexec ${inside.join(" ")} env ${kept}SSH_ORIGINAL_COMMAND="$SSH_ORIGINAL_COMMAND" bash -c ${quoted(command)}\n`,
  );
  chmodSync(shell, 0o755);
  const server = await testSshd(shell);
  const stop = async () => {
    await server.stop();
    outer.stdin.end();
    if (outer.exitCode === null) await once(outer, "close");
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (...command: string[]) => {
    const [program = "", ...words] = [...inside, ...command];
    return spawn(program, words, { stdio: ["pipe", "pipe", "inherit"] });
  };
  return { ...server, stop, start };
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The machine's first process, which unshare made; sudo may be its parent. */
function firstProcess(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
  return child === undefined || child === 0 ? pid : firstProcess(child);
}
