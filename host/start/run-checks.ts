/** Runs the checks as `npm run checks` does, for people or for a program. */
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { execa } from "execa";
import type { Code, Failure } from "../../core/failure.ts";
import { wantsColours } from "../../core/terminal.ts";
import { log, logFile } from "../output/log.ts";
import { isJson, reportEvent } from "../output/output.ts";

const notGreen = "LAB-040";

/**
 * @param tasks those that are judged; undefined for all.
 * @returns why the lab is not seen to be green; undefined where it is.
 */
export async function runChecks(tasks: number[] | undefined): Promise<Failure | undefined> {
  const [reporter, main] = ["reporter.ts", "main.ts"].map((file) =>
    fileURLToPath(new URL(`../../checks/${file}`, import.meta.url)),
  ) as [string, string];
  const choice = (tasks ?? []).flatMap((task) => ["--task", String(task)]);
  const args = ["--import", "tsx", `--test-reporter=${reporter}`, main, ...choice];
  if (isJson()) args.push("--reporter", "json");
  // Their words go through here into the log, too: so they cannot see that a terminal is behind it.
  const colours = wantsColours(process.env, process.stdout.isTTY) ? "1" : "0";
  const child = execa(process.execPath, args, {
    stdin: "ignore",
    reject: false,
    env: { LAB_START_LOG: logFile, FORCE_COLOR: colours },
  });
  if (!isJson()) child.stdout.on("data", (data: Buffer) => process.stdout.write(data));
  const { exitCode: verdict, stdout, stderr } = await child;
  log(stripVTControlCharacters(stdout));
  if (isJson()) tellResults(stdout);
  if (verdict === 0) return undefined;
  if (verdict === 1) {
    return {
      code: notGreen,
      what: "The lab is up, but it is not green.",
      why: "some requirements fail",
      fix: "'npm run checks' shows which, and where to look; 'vagrant provision' restores the lab",
    };
  }
  return failureIn(stderr);
}

/** @returns what a command ends with whose checks said that: 1 for a lab that was judged, 2 for one that could not be. */
export const exitCode = (red: Failure): 1 | 2 => (red.code === notGreen ? 1 : 2);

/** What the checks say where they could not judge; see core/failure.ts. */
function failureIn(stderr: string): Failure {
  const block = /^(.+)\n {2}why: ([\s\S]*?)\n {2}fix: (.*)\n(LAB-\d{3}): /m.exec(stderr);
  if (block === null) log(stderr);
  const [
    ,
    what = "The checks themselves failed.",
    why = "see their output in the log",
    fix = "please report this",
  ] = block ?? [];
  return { code: (block?.[4] ?? "LAB-490") as Code, what, why, fix };
}

function tellResults(report: string): void {
  let requirements: [] = [];
  try {
    requirements = JSON.parse(report).requirements ?? [];
  } catch {
    // Then there is a failure to be told, and nothing else.
  }
  for (const each of requirements) reportEvent({ event: "requirement", ...(each as object) } as never);
}
