import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { execa } from "execa";
import { say, tick } from "./clock.ts";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where everything goes that Vagrant says. */
export const logFile = join(project, ".vagrant", "applab", "vagrant.log");

/** The one who started us wants to stop (Ctrl-C). */
export class Interrupted extends Error {}

/**
 * Runs a Vagrant command, its steps as lines with the time in front, all of its words in the log.
 *
 * Vagrant gets a process group of its own, which hears of Ctrl-C from us: at the first it cleans up while we wait, at
 * the second it drops everything. On a terminal a signal can reach npm, us and Vagrant twice over; so it counts once.
 * @returns whether it succeeded.
 * @throws {Interrupted} when it ended because of Ctrl-C.
 */
export async function vagrant(...args: string[]): Promise<boolean> {
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: "a" });
  // A full disk must not end us, and leave Vagrant alone.
  log.on("error", () => {});
  log.write(`--- ${new Date().toISOString()} vagrant ${args.join(" ")}\n`);
  const child = execa("vagrant", args, {
    cwd: project,
    detached: process.platform !== "win32",
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
    cleanup: false,
  });
  const stepIn = steps();
  let interrupted = 0;
  const hear = () => {
    if (Date.now() - interrupted < 1000) return;
    say(interrupted ? "Stopping at once …" : "Stopping; Vagrant cleans up. Ctrl-C again stops it at once …");
    interrupted = Date.now();
    signalGroup(child.pid, "SIGINT");
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, hear);
  const silence = tick();
  try {
    for await (const raw of child.iterable({ from: "all" })) {
      // Vagrant writes its progress bar over itself: what was there last is the line.
      const line = stripVTControlCharacters(raw).split("\r").at(-1) ?? "";
      log.write(`${line}\n`);
      const step = stepIn(line);
      if (step !== undefined) say(step);
    }
    const { failed } = await child;
    // What Vagrant started and left behind, such as a build of the box.
    if (interrupted) signalGroup(child.pid, "SIGTERM");
    if (interrupted) throw new Interrupted();
    return !failed;
  } finally {
    silence();
    for (const signal of signals) process.off(signal, hear);
    log.end();
  }
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  try {
    // Windows has no groups; there Ctrl-C has reached all of them already.
    if (leader !== undefined && process.platform !== "win32") process.kill(-leader, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/** Headings of Vagrant's that tell how it works rather than what happens, and those that npm start says itself. */
const noise =
  /^(Running (action )?trigger|Box |Adding box| +- Exclude|The lab is up| +the (page|application)|Log in with|Setting hostname)/;

/**
 * What of Vagrant's words a person wants to see: its headings, the box's and the provisioning's steps; of a step that
 * failed, everything that follows.
 */
function steps(): (line: string) => string | undefined {
  let failing = false;
  return (line) => {
    const [, kind, text = line] = /^(==>| {3}) \w+: (.*)$/.exec(line) ?? [];
    if (kind !== "   ") return noise.test(text) ? undefined : text;
    const detail = text;
    failing ||= /^\S+ +FAILED /.test(detail);
    return failing || /^\d[a-z]?-[a-z-]+ +/.test(detail) ? `  ${detail}` : undefined;
  };
}
