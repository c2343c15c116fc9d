/**
 * The default target: the lab that Vagrant runs in this folder. Vagrant takes seconds to answer, so its answer is cached
 * until the machine's files change, or until it turns out to be wrong.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { dotfiles, keptFolder, project } from "../../core/paths.ts";
import { firstUnsolved, readKeptTasks } from "./done-tasks.ts";
import { readStartTask } from "./start-task.ts";
import type { Target } from "./target.ts";
import type { Answers } from "./vagrant-cli.ts";

const configFile = () => join(keptFolder(), "ssh-config");
const portsFile = () => join(keptFolder(), "ports.json");

/**
 * The fastest key exchange first: the default of newer versions costs an emulated lab 0.2 s. Written in full, because ssh
 * before OpenSSH 8.1 does not know '^'. Only for the lab: another server may support others.
 */
const keyExchange = "KexAlgorithms=curve25519-sha256,ecdh-sha2-nistp256,diffie-hellman-group14-sha256";

/**
 * The lab of this folder.
 * @param fresh asks Vagrant even if an answer is cached.
 * @throws {LabUnreachable} when there is no lab, or it is not up.
 */
export async function vagrantTarget({ fresh = false } = {}): Promise<Target> {
  const machine = await machineFolder();
  const kept = fresh || (await isStale(machine)) ? undefined : await readKept();
  const { config, ports } = kept ?? (await askAlone());
  const value = (key: string) => new RegExp(`^\\s*${key} (.+)$`, "m").exec(config)?.[1] ?? "";
  const sshAddress = { host: value("HostName"), port: Number(value("Port")) };
  // A provider that forwards no ports gives the machine an address of its own.
  const url = (guest: number) =>
    new URL(
      `http://${ports[guest] === undefined ? `${sshAddress.host}:${guest}` : `127.0.0.1:${ports[guest]}`}`,
    );
  const exercise = readStartTask(join(keptFolder(), "task"));
  return {
    name: "the lab",
    ssh: ["-F", configFile(), "-o", keyExchange, value("Host")],
    sshAddress,
    site: url(80),
    service: url(5000),
    exercise,
    unsolved: exercise === undefined ? undefined : firstUnsolved(exercise, readKeptTasks()),
    unitsFile: join(keptFolder(), "units.json"),
    login: "vagrant ssh",
    fix: {
      unreachable: "see 'vagrant status'; 'npm start' brings the lab up",
      incomplete: "'vagrant provision' installs what is missing",
      reboot: "'vagrant reload' restarts it; its console log may say why",
    },
  };
}

/**
 * Does something with the lab of this folder. After a failure it asks Vagrant again: the cached answer may be outdated.
 * @throws {LabUnreachable} when there is no lab, it is not up, or it cannot be reached.
 */
export async function withLab<Result>(use: (lab: Target) => Promise<Result>): Promise<Result> {
  try {
    return await use(await vagrantTarget());
  } catch (error) {
    if (!(error instanceof LabUnreachable)) throw error;
    return use(await vagrantTarget({ fresh: true }));
  }
}

/** The folder of the created machine, whatever its provider. */
async function machineFolder(): Promise<string> {
  const folder = join(dotfiles(), "machines", "default");
  const providers = existsSync(folder) ? await readdir(folder) : [];
  const created = providers.find((provider) => existsSync(join(folder, provider, "id")));
  if (created === undefined) {
    throw new LabUnreachable(
      "LAB-401",
      "There is no lab yet.",
      `no machine was created in ${project}`,
      "npm start",
    );
  }
  return join(folder, created);
}

/** Files that change without changing the lab's address: disk, console, QEMU's monitor, the list of snapshots. */
const changing = /\.(log|qcow2|img|sock|qmp)$|^monitor\.(in|out)$|^snapshots\.json$/;

/** Whether Vagrant wrote to the machine's small files since it was asked. */
async function isStale(machine: string): Promise<boolean> {
  if (!existsSync(portsFile())) return true;
  const asked = (await stat(portsFile())).mtimeMs;
  const files = (await readdir(machine)).filter((file) => !changing.test(file));
  const times = await Promise.all(files.map(async (file) => (await stat(join(machine, file))).mtimeMs));
  return Math.max(...times) > asked;
}

/** The cached answer; undefined if it cannot be read. */
async function readKept(): Promise<Answers | undefined> {
  try {
    const [config, ports] = await Promise.all([
      readFile(configFile(), "utf8"),
      readFile(portsFile(), "utf8"),
    ]);
    return { config, ports: JSON.parse(ports) };
  } catch {
    return undefined;
  }
}

/** Asks Vagrant, one process at a time. A process that had to wait uses the answer of the other. */
async function askAlone(): Promise<Answers> {
  const { withLock } = await import("../../core/with-lock.ts");
  await mkdir(keptFolder(), { recursive: true });
  const asked = async () => (existsSync(portsFile()) ? (await stat(portsFile())).mtimeMs : 0);
  const before = await asked();
  return withLock(join(keptFolder(), "asking"), 130, async () =>
    (await asked()) === before ? ask() : ((await readKept()) ?? ask()),
  ).catch((error) => {
    if (error instanceof LabUnreachable) throw error;
    throw new LabUnreachable(
      "LAB-403",
      "Vagrant cannot be queried.",
      (error as Error).message,
      "wait for that process, or end it",
    );
  });
}

async function ask(): Promise<Answers> {
  // Loaded only when needed.
  const { askVagrant } = await import("./vagrant-cli.ts");
  const answers = await askVagrant(project);
  await put(configFile(), answers.config);
  await put(portsFile(), JSON.stringify(answers.ports));
  return answers;
}

/** Replaces a file at once: another process may be reading it. */
async function put(file: string, text: string): Promise<void> {
  const own = `${file}.${process.pid}`;
  await writeFile(own, text);
  await rename(own, file);
}
