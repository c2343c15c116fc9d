import { stripVTControlCharacters } from "node:util";
import { execa } from "execa";
import type { Failure } from "../../core/failure.ts";
import { project } from "../../core/paths.ts";
import { elapsed, formatMinutes } from "../output/clock.ts";
import { log, logFile } from "../output/log.ts";
import { printNote, reportEvent, tick } from "../output/output.ts";
import type { PhaseTracker } from "../start/phase-tracker.ts";
import { failureOf } from "./errors.ts";

/** The user pressed Ctrl-C. */
export class Interrupted extends Error {}

let atWork = 0;

/** Whether a Vagrant is running. It gets Ctrl-C from us, and we wait for it. */
export const vagrantIsAtWork = () => atWork > 0;

/**
 * Runs a Vagrant command: prints its steps with the time, and logs its whole output.
 *
 * Vagrant gets its own process group and Ctrl-C from us: after the first it cleans up while we wait, after the second it
 * stops at once. On a terminal one Ctrl-C can arrive several times within a second: it counts once.
 * @param env is added to this process's own.
 * @param again the command that continues when the cause of a failure is fixed, if there is one.
 * @returns why it failed; undefined where it did not.
 * @throws {Interrupted} when it ended because of Ctrl-C.
 */
export async function runVagrant(
  args: string[],
  progress: PhaseTracker,
  env: NodeJS.ProcessEnv = {},
  again?: string,
): Promise<Failure | undefined> {
  const command = `vagrant ${args.join(" ")}`;
  log(`--- ${new Date().toISOString()} ${command}`);
  const child = execa("vagrant", args, {
    cwd: project,
    env: { ...env, LAB_START_LOG: logFile },
    detached: process.platform !== "win32",
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
    cleanup: false,
  });
  let interrupted = 0;
  const hear = () => {
    if (Date.now() - interrupted < 1000) return;
    printNote(
      interrupted
        ? "Stopping at once …"
        : "Stopping; Vagrant is cleaning up. Press Ctrl-C again to stop at once …",
    );
    interrupted = Date.now();
    signalGroup(child.pid, "SIGINT");
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, hear);
  atWork += 1;
  const silence = tick(() => progress.status(elapsed()));
  const lines: string[] = [];
  const textWorthShowing = createLineFilter();
  try {
    for await (const raw of child.iterable({ from: "all" })) {
      // Vagrant writes its progress bar over itself: what was there last is the line.
      const line = stripVTControlCharacters(raw).split("\r").at(-1) ?? "";
      log(`${formatMinutes(elapsed())}  ${line}`);
      lines.push(line);
      printLine(line, textWorthShowing(line), progress);
    }
    const { failed } = await child;
    // What Vagrant started and left behind, such as a build of the box.
    if (interrupted) signalGroup(child.pid, "SIGTERM");
    if (interrupted) throw new Interrupted();
    return failed ? failureOf(command, lines, again) : undefined;
  } finally {
    silence();
    for (const signal of signals) process.off(signal, hear);
    atWork -= 1;
  }
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  try {
    // Windows has no groups; there Ctrl-C has reached all of them already.
    if (leader !== undefined && process.platform !== "win32") process.kill(-leader, signal);
  } catch {
    // The group has ended.
  }
}

/** Reports a line, as the end of a phase if it is one. */
function printLine(line: string, worth: string | undefined, progress: PhaseTracker): void {
  const passed = progress.line(textOf(line), elapsed());
  if (passed === undefined) {
    if (worth !== undefined) reportEvent({ event: "note", text: worth }, true);
    return;
  }
  // A step prints its own duration, as measured in the lab.
  const own = / \((\d+) s\)$/.exec(worth ?? "");
  // The line that ends the copying is the heading of the next phase.
  const text =
    passed.name === "copy" ? "The project is copied." : (worth ?? passed.name).replace(own?.[0] ?? "", "");
  const typical = progress.typical(passed.name);
  const seconds = own === null ? passed.seconds : Number(own[1]);
  reportEvent(
    { event: "step", name: passed.name, text, seconds, ...(typical !== undefined && { typical }) },
    true,
  );
}

const prefix = /^(==>| {3}) \S+: /;
const textOf = (line: string) => line.replace(prefix, "");

/**
 * Vagrant's headings that are of no interest, and those that npm start prints itself. With libvirt there are twenty settings
 * of the machine, and what is said of a box without a version.
 */
const noise =
  /^( *-- |No version detected for |generating a local metadata |See https:|Running (action )?trigger|Box |Adding box| +- Exclude|The lab is up| +the (page|application)|Log in with|Setting hostname|Machine not provisioned)/;

/**
 * Chooses the lines that a person wants to see: Vagrant's headings, the steps of the box and of provisioning, what they
 * wait for, the list of what was set aside, and everything after a failed step.
 */
export function createLineFilter(): (line: string) => string | undefined {
  let failing = false;
  let listing = false;
  return (line) => {
    const text = textOf(line);
    if (!/^ {3} /.test(line)) return noise.test(text) ? undefined : text;
    // The command that called Vagrant says what becomes of them, and how to continue.
    if (/^The finished steps stay\./.test(text)) return undefined;
    failing ||= /^\S+ +FAILED /.test(text);
    listing = /^Set aside, /.test(text) || (listing && /^ {2}/.test(text));
    return failing || listing || /^\d[a-z]?-[a-z-]+ +| …$/.test(text) ? `  ${text}` : undefined;
  };
}
