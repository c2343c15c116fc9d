/** For tests: a real lab in its own checkout. Both are removed when the tests end, also after an interrupt. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { execa, execaSync, type Options } from "execa";
import { loadRequirements } from "../checks/load-requirements.ts";
import type { Target } from "../checks/target/target.ts";
import { checkout } from "./checkout.ts";
import { atLast } from "./cleanup-on-exit.ts";
import { freePorts } from "./free-ports.ts";

/** The checkout. */
export const clone = checkout();
export const requirements = await loadRequirements();

const options = { cwd: clone.folder, reject: false, all: true, timeout: 900_000 } satisfies Options;

// Your own lab may use the default ports.
export const [sitePort, servicePort] = (await freePorts(2)) as [number, number];
process.env.LAB_SITE_PORT = String(sitePort);
process.env.LAB_SERVICE_PORT = String(servicePort);

/** Runs a command in the checkout; the command may fail. */
export const inClone = execa(options);

/** Seconds until an interrupted Vagrant has released its lock on the machine. */
const patience = 60;

/** Synchronous, because an interrupted test run cannot wait for promises. */
const leaveNothing = atLast(() => {
  const destroy = () => execaSync("vagrant", ["destroy", "-f"], { cwd: clone.folder, reject: false });
  for (let second = 0; destroy().exitCode !== 0; second++) {
    if (second === patience) {
      // A hung Vagrant keeps the machine locked, so destroy cannot succeed: end at least QEMU.
      execaSync("pkill", ["-f", `qemu-system.*${clone.folder}/`], { reject: false });
      break;
    }
    execaSync`sleep 1`;
  }
  clone.remove();
});
after(leaveNothing);

/** Runs a command that must succeed. */
export async function succeeds(command: string, ...args: string[]): Promise<string> {
  const { exitCode, all } = await execa(command, args, options);
  assert.equal(exitCode, 0, `${command} ${args.join(" ")}:\n${all}`);
  return all ?? "";
}

/** Runs a Vagrant command that must succeed. */
export const vagrant = (...args: string[]) => succeeds("vagrant", ...args);

/** Saves a snapshot of the lab, for {@link restore}. */
export const save = (name: string) => vagrant("snapshot", "save", "--force", name);

/** Restores a snapshot of the lab. */
export const restore = (name: string) => vagrant("snapshot", "restore", "--no-provision", name);

/** The checkout's lab, found in the same way as by the checks. */
export async function target(): Promise<Target> {
  // vagrantTarget() and the Vagrant that it may start need this; the tests' own commands run in the checkout.
  process.env.VAGRANT_DOTFILE_PATH = join(clone.folder, ".vagrant");
  try {
    return await (await import("../checks/target/vagrant-target.ts")).vagrantTarget();
  } finally {
    delete process.env.VAGRANT_DOTFILE_PATH;
  }
}

/** The ssh arguments that reach the lab with the learner's own configuration. */
export const sshWay = [
  ...["-F", join(clone.folder, ".vagrant", "applab", "ssh-config")],
  // While the lab is down its forwarded port still accepts connections, but sends nothing.
  ...["-o", "ConnectTimeout=10"],
  // With Vagrant's own configuration ssh prints no errors.
  ...["-o", "LogLevel=ERROR"],
  "default",
];

/** Runs a shell script in the lab. */
export async function inLab(script: string, seconds = 60): Promise<string> {
  const { exitCode, stdout, stderr } = await execa("ssh", [...sshWay, "bash -s"], {
    input: script,
    reject: false,
    timeout: seconds * 1000,
  });
  assert.equal(exitCode, 0, `${script}\n${stdout}\n${stderr}`);
  return stdout;
}

/** The result of the checks. */
export interface Result {
  exitCode: number | undefined;
  /** The file names of the requirements that fail. */
  red: string[];
  judged: number;
}

const fileNames = readdirSync(new URL("../checks/requirements", import.meta.url)).sort();

/** The file name of a requirement, without its extension. */
export const fileOf = (title: string) =>
  fileNames[requirements.findIndex((requirement) => requirement.title === title)]?.replace(/\.ts$/, "") ??
  title;

/** What `npm run checks` runs, without npm, which takes a tenth of the time. */
const command = JSON.parse(readFileSync(join(clone.folder, "package.json"), "utf8")).scripts.checks.split(
  " ",
);

/** Runs the checks with the JSON reporter. */
export async function checks(...args: string[]): Promise<Result> {
  const [program = "", ...words] = command;
  const { exitCode, stdout, stderr } = await execa(
    program,
    [...words, "--reporter", "json", ...args],
    options,
  );
  assert.notEqual(exitCode, 2, stderr);
  const report = JSON.parse(stdout) as { requirements: { title: string; holds: boolean }[] };
  const red = report.requirements.filter(({ holds }) => !holds).map(({ title }) => fileOf(title));
  return { exitCode, red: red.sort(), judged: report.requirements.length };
}

/** The arguments that have the checks judge the tasks before this one, whatever an exercise lab is at. */
export const tasksBefore = (end: number) =>
  Array.from({ length: end }, (_, task) => ["--task", `${task}`]).flat();

/** Runs the checks until every requirement passes: a service that was just started needs time. */
export async function turnsGreen(seconds = 240, ...args: string[]): Promise<void> {
  const end = Date.now() + seconds * 1000;
  let result = await checks(...args);
  while (result.exitCode !== 0 && Date.now() < end) {
    await pause(500);
    result = await checks(...args);
  }
  assert.deepEqual(result.red, []);
}

/** Repeats a check until it is true. */
export async function until(what: string, holds: () => Promise<boolean>, seconds = 40): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `waited ${seconds} s in vain for ${what}`);
    await pause(100);
  }
}

/**
 * The processes whose line in `ps` matches, each with its start time: the result changes only if a process is restarted.
 * The start time is in ticks since the boot, because the time of day that `ps` prints follows each correction of the clock.
 */
export const processesWithStart = (pattern: string) =>
  inLab(
    `for one in $(ps -eo pid=,user=,comm= | grep -E '${pattern}' | awk '{ print $1 }'); do
      sed -E 's/^([0-9]+) \\((.*)\\) (\\S+ ){19}([0-9]+) .*/\\1 \\4 \\2/' /proc/$one/stat
    done`,
  );

/** The processes of Nginx, tmux and the application server. */
export const servers = () => processesWithStart(" (nginx|tmux|appserver)");

/** The QEMU processes of this checkout. */
export async function emulators(): Promise<string> {
  const { stdout } = await execa({ reject: false })`pgrep -fa qemu-system`;
  return stdout
    .split("\n")
    .filter((line) => line.includes(clone.folder))
    .join("\n");
}
