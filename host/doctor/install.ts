import { createInterface } from "node:readline/promises";
import { execa } from "execa";
import type { Failure } from "../../core/failure.ts";
import { versionOf } from "../../core/tool-version.ts";
import { Interrupted } from "../vagrant/run-vagrant.ts";
import { type Finding, installCommand, type Packages } from "./finding.ts";

/** How a command gets root's rights here; "none": this user is not root, and there is no sudo. */
async function rootAccess(): Promise<"root" | "sudo" | "sudo without password" | "none"> {
  if (process.getuid?.() === 0) return "root";
  if ((await versionOf("sudo", "--version")) === undefined) return "none";
  const { failed } = await execa("sudo", ["-n", "true"], { reject: false });
  return failed ? "sudo" : "sudo without password";
}

interface Options {
  /** The user agreed beforehand (`--yes`). */
  yes: boolean;
  /** There is no user to ask. */
  mute?: boolean;
  /** Default: standard output. */
  printNote?: (text: string) => void;
}

/** The missing packages, each once; undefined if there are none. */
export function packagesOf(findings: Finding[]): Packages | undefined {
  const lacking = findings.flatMap(({ packages }) => packages ?? []);
  if (lacking.length === 0) return undefined;
  return {
    apt: [...new Set(lacking.flatMap(({ apt }) => apt))],
    brew: [...new Set(lacking.flatMap(({ brew }) => brew))],
    winget: [...new Set(lacking.flatMap(({ winget }) => winget))],
  };
}

/**
 * Installs what is missing, on Debian and Ubuntu, if the user agrees.
 * @returns whether something was installed; a failure if apt-get failed.
 */
export async function install(findings: Finding[], options: Options): Promise<boolean | Failure> {
  const packages = packagesOf(findings);
  if (packages === undefined) return false;
  const command = installCommand(packages);
  const apt = process.platform === "linux" && (await versionOf("apt-get", "--version")) !== undefined;
  const { printNote = console.log } = options;
  if (apt && (await rootAccess()) === "none") {
    printNote(
      `Not installed: this needs root, and there is no sudo. As root: ${command.replace(/^sudo /, "")}`,
    );
    return false;
  }
  if (!apt || !(await agreed(command, options))) {
    printNote(`Not installed. To install: ${command}`);
    return false;
  }
  const flags = ["-y", "-qq", "--no-install-recommends", ...packages.apt];
  for (const args of [
    ["update", "-qq"],
    ["install", "-o", "DPkg::Lock::Timeout=600", ...flags],
  ]) {
    if (args[0] === "install") printNote(`Installing; download: ${await size(flags)}`);
    const failure = await aptGet(args, options);
    if (failure !== undefined) return failure;
  }
  return true;
}

async function aptGet(args: string[], { printNote = console.log }: Options): Promise<Failure | undefined> {
  const root = (await rootAccess()) === "root" ? [] : ["sudo"];
  const words = [...root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
  // apt prints hundreds of lines, which are shown only when it fails. sudo asks for the password itself.
  const { failed, all } = await execa(words[0] as string, words.slice(1), {
    all: true,
    reject: false,
    stdin: "inherit",
  });
  if (!failed) return undefined;
  const last = (all ?? "").trim().split("\n").slice(-15);
  printNote(last.join("\n"));
  return {
    code: "LAB-022",
    what: `apt-get ${args[0]} failed.`,
    why: last.filter((line) => /^[EW]:/.test(line)).at(-1) ?? "its last lines are above",
    fix: "check the host's network and that 'sudo apt-get update' works; then run the same command again",
  };
}

/** How much apt-get is going to download. */
async function size(flags: string[]): Promise<string> {
  const { stdout } = await execa("apt-get", ["install", "--print-uris", ...flags], { reject: false });
  const bytes = Array.from(String(stdout).matchAll(/^'\S+' \S+ (\d+) /gm), ([, size]) => Number(size));
  return `${bytes.length} packages, ${(bytes.reduce((sum, each) => sum + each, 0) / 1e6).toFixed(0)} MB`;
}

async function agreed(command: string, { yes, mute }: Options): Promise<boolean> {
  if (yes) return true;
  if (mute || !process.stdin.isTTY) return (await rootAccess()) !== "sudo";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`\nRun '${command}' now? [Y/n] `);
    return /^(y|yes|)$/i.test(answer.trim());
  } catch (error) {
    if ((error as Error).name === "AbortError") throw new Interrupted();
    throw error;
  } finally {
    terminal.close();
  }
}
