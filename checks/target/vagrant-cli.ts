/** Asks Vagrant for the lab's ssh configuration and forwarded ports. */
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { wasStarted } from "../../core/was-started.ts";

export interface Answers {
  /** For `ssh -F`. */
  config: string;
  /** Ports of the lab, and the ports of the host that lead to them. */
  ports: Record<string, number>;
}

/**
 * Asks Vagrant, which takes seconds.
 * @param project the folder of the Vagrantfile.
 * @throws {LabUnreachable} when there is no Vagrant, or the lab is not up.
 */
export async function askVagrant(project: string): Promise<Answers> {
  // One after the other: two Vagrants at once wait for each other's locks.
  const config = await vagrant(project, ["ssh-config"]);
  const forwarded = (await vagrant(project, ["port", "--machine-readable"])).matchAll(
    /^\d+,[^,]*,forwarded_port,(?<guest>\d+),(?<host>\d+)$/gm,
  );
  const ports: Answers["ports"] = Object.fromEntries(
    Array.from(forwarded, ({ groups }) => [groups?.guest, Number(groups?.host)]),
  );
  return { config, ports };
}

/** libvirt, for one, gives the machine an address of its own. */
const hasNoForwards = /does not support listing(\s|\\n)+forwarded ports/;

/** Each Vagrant locks the machine for a moment to note its state. Another one does not wait: it fails. */
const isLocked = /because it is locked/;

/** How often a Vagrant that finds the machine locked is started, and the milliseconds between two starts. */
const [starts, between] = [5, 500];

/** The standard output of Vagrant. If the provider forwards no ports it names none. */
async function vagrant(cwd: string, args: string[], start = 1): Promise<string> {
  const { failed, exitCode, signal, code, timedOut, stdout, stderr, shortMessage } = await execa(
    "vagrant",
    args,
    {
      cwd,
      timeout: 60_000,
      reject: false,
      env: { VAGRANT_NO_COLOR: "1" },
    },
  );
  // With --machine-readable errors are on standard output.
  const said = `${stdout}\n${stderr}`;
  if (!failed || hasNoForwards.test(said)) return stdout;
  if (isLocked.test(said) && start < starts) {
    await pause(between);
    return vagrant(cwd, args, start + 1);
  }
  // There is none, or it is not executable (EACCES).
  if (!wasStarted("vagrant", { exitCode, signal, timedOut })) {
    throw new LabUnreachable(
      "LAB-011",
      "Vagrant is not installed.",
      code === undefined || code === "ENOENT"
        ? "there is no 'vagrant' on the PATH"
        : `the 'vagrant' on the PATH cannot be started: ${code}`,
      "npm run doctor",
    );
  }
  const reason = timedOut
    ? "no answer within 60 s"
    : (stderr || shortMessage || "").trim().replace(/\s+/g, " ");
  if (isLocked.test(said)) {
    throw new LabUnreachable(
      "LAB-292",
      "Another Vagrant is working on the lab.",
      `vagrant ${args.join(" ")}: the machine is locked`,
      "wait until it has finished, or end it",
    );
  }
  throw new LabUnreachable(
    "LAB-402",
    "The lab is not up.",
    `vagrant ${args.join(" ")}: ${reason}`,
    "npm start",
    stderr,
  );
}
