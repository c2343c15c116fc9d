/**
 * npm run checks: judges the lab. Every requirement is a test of node:test; how the result is shown is for
 * reporter.ts to say, which Node was told to use when it was started (see package.json).
 */

import { ignoreBrokenPipe } from "../core/broken-pipe.ts";
import { inLines } from "../core/failure.ts";
import { LabUnreachable } from "../core/lab-unreachable.ts";
import { type CommandLine, readCommandLine, usage } from "./cli.ts";
import { log } from "./error-log.ts";
import { deleteOldReport } from "./output.ts";
import { takeSnapshot } from "./take-snapshot.ts";

ignoreBrokenPipe();

// Whatever else goes wrong here is not the learner's wrong answer, which has the exit code that Node would take.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    tellLast(unforeseen(error));
    process.exit(2);
  });
}

// Ending in order ends ssh, too. On a terminal it gets Ctrl-C itself, from a program that sends a signal it does not.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => process.exit(code));
}

const commandLine = parse();
deleteOldReport(commandLine);
let modules: ReturnType<typeof load> | undefined;
try {
  if (commandLine.watch) {
    const { watch } = await import("./watch/watch.ts");
    await watch(commandLine);
  } else {
    await declare();
  }
} catch (thrown) {
  await fail(thrown);
}

function parse(): CommandLine {
  try {
    const read = readCommandLine(process.argv.slice(2));
    if (read.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    return read;
  } catch (error) {
    process.stderr.write(`${usage}\n`);
    tellLast(
      new LabUnreachable(
        "LAB-400",
        "The command line is not understood.",
        (error as Error).message,
        "take the options that stand above",
      ),
    );
    process.exit(2);
  }
}

async function load() {
  const [judging, requirements, events, reports, runner] = await Promise.all([
    import("./judge/evaluate.ts"),
    import("./load-requirements.ts").then(({ loadRequirements }) => loadRequirements()),
    import("./reporters/results.ts"),
    import("./reporters/json.ts"),
    import("node:test"),
    import("./reporter.ts").then(({ reporterOf }) => reporterOf(commandLine.reporter)),
  ]);
  return { ...judging, ...events, ...reports, ...runner, requirements };
}

/** Sees the lab, and makes a test of every requirement. */
async function declare(): Promise<void> {
  const lab = await takeSnapshot(commandLine, () => {
    modules ??= load();
  });
  const { requirements, evaluate, nameOf, notBegun, reportOf, resultsOf, suite, test } = await (modules ??
    load());
  const outcome = evaluate(requirements, lab, commandLine.tasks);
  const { judgements } = outcome;
  lab.storeResult?.(JSON.stringify(await reportOf(resultsOf(outcome))));
  for (const task of new Set(judgements.map(({ requirement }) => requirement.task))) {
    suite(nameOf(task), () => {
      for (const { requirement, thrown, notApplicable } of judgements) {
        if (requirement.task !== task) continue;
        test(requirement.title, { skip: notApplicable ?? false }, () => {
          if (thrown !== undefined) throw thrown;
        });
      }
    });
  }
  for (const task of outcome.notBegun) test(nameOf(task), { skip: notBegun });
  const broken = judgements.find(({ thrown }) => thrown !== undefined && (thrown as Error).name !== "Red");
  // A check that failed itself has judged nothing: that is not the learner's wrong answer.
  process.on("exit", () => {
    if (broken === undefined) return;
    tellLast(unforeseen(broken.thrown, `'${broken.requirement.title}': ${(broken.thrown as Error).message}`));
    process.exitCode = 2;
  });
}

/** Nothing was judged: whatever the reason, that is not the learner's wrong answer. */
async function fail(thrown: unknown): Promise<never> {
  const error = thrown instanceof LabUnreachable ? thrown : unforeseen(thrown);
  const { writeReport } = await import("./output.ts");
  const { unavailable } = await import("./reporters/unavailable.ts");
  // A program that reads the result must not find an empty, green one, nor an old one.
  await writeReport(commandLine, unavailable(commandLine.reporter, error));
  tellLast(error);
  process.exit(2);
}

/** A mistake of ours. */
function unforeseen(thrown: unknown, why = String(thrown)): LabUnreachable {
  const details = String((thrown as Error | undefined)?.stack ?? thrown);
  return new LabUnreachable("LAB-490", "The checks themselves failed.", why, "report this, please", details);
}

/** What is said of a failure at last, with the place of its log. */
function tellLast(error: LabUnreachable): void {
  console.error(`${inLines(error)}\n${log(error)}`);
}
