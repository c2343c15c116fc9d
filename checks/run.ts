/** One run: a snapshot of facts, and a test of node:test for every requirement. */
import type { CommandLine } from "./cli.ts";
import { ownMistake, reportFailure } from "./error-log.ts";
import type { ReporterName } from "./reporters/names.ts";
import { takeSnapshot } from "./take-snapshot.ts";

/** The modules that are loaded while the lab answers. */
async function load(reporter: ReporterName) {
  const [judging, requirements, events, reports, runner] = await Promise.all([
    import("./judge/evaluate.ts"),
    import("./load-requirements.ts").then(({ loadRequirements }) => loadRequirements()),
    import("./reporters/results.ts"),
    import("./reporters/json.ts"),
    import("node:test"),
    import("./reporter.ts").then(({ reporterOf }) => reporterOf(reporter)),
  ]);
  return { ...judging, ...events, ...reports, ...runner, requirements };
}

/** Takes a snapshot and makes a test of every requirement. */
export async function run(commandLine: CommandLine): Promise<void> {
  let modules: ReturnType<typeof load> | undefined;
  const lab = await takeSnapshot(commandLine, () => {
    modules ??= load(commandLine.reporter);
  });
  const { requirements, evaluate, nameOf, notBegun, reportOf, resultsOf, suite, test } = await (modules ??
    load(commandLine.reporter));
  const outcome = evaluate(requirements, lab, commandLine.tasks);
  const { judgements } = outcome;
  await lab.storeResult?.(JSON.stringify(await reportOf(resultsOf(outcome))));
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
  // An error in a check is our bug, not the learner's mistake: exit code 2.
  process.on("exit", () => {
    if (broken === undefined) return;
    reportFailure(
      ownMistake(broken.thrown, `'${broken.requirement.title}': ${(broken.thrown as Error).message}`),
    );
    process.exitCode = 2;
  });
}
