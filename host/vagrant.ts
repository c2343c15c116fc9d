import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
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
 * Vagrant gets a process group of its own: Ctrl-C would reach it and every program that it started at the same time,
 * and at a second signal it drops everything. So it hears of Ctrl-C from us, once, and cleans up while we wait.
 * @returns whether it succeeded.
 * @throws {Interrupted} when it ended because of Ctrl-C.
 */
export async function vagrant(...args: string[]): Promise<boolean> {
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: "a" });
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
  let interrupted = false;
  const hear = () => {
    if (interrupted) return;
    interrupted = true;
    say("Stopping; Vagrant is cleaning up …");
    child.kill("SIGINT");
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, hear);
  const silence = tick();
  try {
    for await (const line of child.iterable({ from: "all" })) {
      log.write(`${line}\n`);
      const step = stepIn(line);
      if (step !== undefined) say(step);
    }
    const { failed } = await child;
    if (interrupted) throw new Interrupted();
    return !failed;
  } finally {
    silence();
    for (const signal of signals) process.off(signal, hear);
    log.end();
  }
}

/** Headings of Vagrant's that tell how it works rather than what happens, and those that npm start says itself. */
const noise =
  /^(Running (action )?trigger|Box |Adding box| +- Exclude|The lab is up|Log in with|Setting hostname)/;

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
