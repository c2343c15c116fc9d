/**
 * For tests: a machine of their own behind an own ssh server, as far as Linux can make one without a virtual machine: its
 * own network with all ports free, its own processes, its own /dev/shm. What runs on this one is not seen there.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noSshd, type OwnSshd, testSshd } from "./test-sshd.ts";

const namespaces = ["--net", "--mount", "--pid"];
const forked = ["--fork", "--mount-proc"];

/** The ways to get such a machine: as root, with sudo, or as a user who may be root in a namespace of users. */
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

/** Why there can be none here; false where there can. */
export const noMachine =
  noSshd || (way ? false : "a machine of its own needs Linux, and root, sudo or user namespaces");

export interface OwnMachine extends OwnSshd {
  /** Starts a program there, which ends with the machine at the latest; signals reach only what entered it. */
  start: (...words: string[]) => ChildProcess;
}

/**
 * Starts one.
 * @param command what runs there instead of whatever is asked for over ssh; by default that itself runs.
 */
export async function ownMachine(command = "$SSH_ORIGINAL_COMMAND"): Promise<OwnMachine> {
  if (way === undefined) throw new Error(`${noMachine}`);
  const { as, unshare, enter } = way;
  // Its first process ends with ours, whose pipe it reads, and with it all the others.
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
  // sudo would keep its words of the connection to itself.
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

/** The process that unshare made, which is the first one there; sudo may be in between. */
function firstProcess(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
  return child === undefined || child === 0 ? pid : firstProcess(child);
}
