/** npm run checks -- --watch: checks the lab again every few seconds. */
import { setTimeout as pause } from "node:timers/promises";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { wantsColours } from "../../core/terminal.ts";
import type { CommandLine } from "../cli.ts";
import { evaluate } from "../judge/evaluate.ts";
import { loadRequirements } from "../load-requirements.ts";
import { reportOf } from "../reporters/json.ts";
import { resultsOf } from "../reporters/results.ts";
import { takeSnapshot } from "../take-snapshot.ts";
import { changes, type Round, screen } from "./render.ts";

/** Seconds between the end of a round and the next: rounds never overlap, however long one takes. */
const interval = 3;

/** Runs until Ctrl-C; the exit code is that of the last round, or 130 before the first. */
export async function watch(commandLine: CommandLine): Promise<never> {
  let code = 130;
  const end = () => process.exit(code);
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", end);
  // The reader of our output has gone.
  process.stdout.on("error", end);
  const requirements = await loadRequirements();

  async function round(before: Round | undefined): Promise<Round> {
    const started = performance.now();
    const time = () => ({ at: new Date(), seconds: (performance.now() - started) / 1000 });
    try {
      // After a round without a lab, do not ask Vagrant for its address again: that takes seconds.
      const lab = await takeSnapshot(commandLine, undefined, before?.error === undefined);
      const results = resultsOf(evaluate(requirements, lab, commandLine.tasks));
      const now: Round = { ...time(), results, error: undefined };
      // Store only changes: each time costs a login.
      if (changes(before, now).length > 0) await lab.storeResult?.(await reportOf(results));
      return now;
    } catch (error) {
      if (!(error instanceof LabUnreachable)) throw error;
      return { ...time(), results: [], error };
    }
  }

  for (let before: Round | undefined; ; await pause(interval * 1000)) {
    const now: Round = await round(before);
    code = codeOf(now);
    if (process.stdout.isTTY) {
      // The size is unknown on some terminals.
      const size = { rows: process.stdout.rows || 24, columns: process.stdout.columns || 80 };
      process.stdout.write(
        screen(now, {
          colours: wantsColours(process.env, true),
          hints: commandLine.hints,
          size,
          interval,
          verbose: commandLine.verbose,
        }),
      );
    } else {
      for (const line of changes(before, now)) console.log(line);
    }
    before = now;
  }
}

/** The exit code of `npm run checks`. */
function codeOf({ results, error }: Round): number {
  const judgements = results.filter((result) => result.kind === "requirement");
  if (error !== undefined || judgements.some(({ checkError }) => checkError !== undefined)) return 2;
  return judgements.some(({ red }) => red !== undefined) ? 1 : 0;
}
