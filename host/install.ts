import { createInterface } from "node:readline/promises";
import { execa } from "execa";
import { type Finding, installCommand } from "./finding.ts";
import { versionOf } from "./program.ts";

/** How one becomes root here: not at all as root, with sudo, or with sudo that asks nothing. */
async function privilege(): Promise<"root" | "sudo" | "sudo without password"> {
  if (process.getuid?.() === 0) return "root";
  const { failed } = await execa("sudo", ["-n", "true"], { reject: false });
  return failed ? "sudo" : "sudo without password";
}

/**
 * Installs what is lacking, on Debian and Ubuntu, if the user agrees.
 * @param yes the user agreed beforehand (`--yes`).
 * @returns whether something was installed.
 */
export async function install(findings: Finding[], { yes }: { yes: boolean }): Promise<boolean> {
  const lacking = findings.flatMap(({ packages }) => packages ?? []);
  const packages = {
    apt: [...new Set(lacking.flatMap(({ apt }) => apt))],
    brew: [...new Set(lacking.flatMap(({ brew }) => brew))],
    winget: [...new Set(lacking.flatMap(({ winget }) => winget))],
  };
  if (lacking.length === 0) return false;
  const apt = process.platform === "linux" && (await versionOf("apt-get", "--version")) !== undefined;
  if (!apt || !(await agreed(installCommand(packages), yes))) {
    console.log(`\nInstall what is missing, then run this again:\n  ${installCommand(packages)}`);
    return false;
  }
  const root = (await privilege()) === "root" ? [] : ["sudo"];
  const environment = ["env", "DEBIAN_FRONTEND=noninteractive"];
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages.apt],
  ]) {
    const [program = "", ...rest] = [...root, ...environment, "apt-get", ...args];
    // apt tells hundreds of lines; they are worth reading only when it fails. sudo asks its question itself.
    const { failed, all } = await execa(program, rest, { all: true, reject: false, stdin: "inherit" });
    if (failed) {
      console.error(all?.split("\n").slice(-15).join("\n"));
      console.error(`apt-get ${args[0]} failed; its last words are above.`);
      return false;
    }
  }
  return true;
}

async function agreed(command: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) return (await privilege()) !== "sudo";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`\nRun '${command}' now? [Y/n] `);
  terminal.close();
  return /^(y|yes|)$/i.test(answer.trim());
}
