/** One run: a snapshot of facts, and a test of node:test for every requirement. */
import type { CommandLine } from "./cli.ts";
import { ownMistake, reportFailure } from "./error-log.ts";
import type { Outcome } from "./judge/evaluate.ts";
import type { ReporterName } from "./reporters/names.ts";
import { takeSnapshot } from "./take-snapshot.ts";

/** The modules that are loaded while the lab answers. */
async function load(reporter: ReporterName) {
  const [judging, memory, solved, requirements, events, reports, runner] = await Promise.all([
    import("./judge/evaluate.ts"),
    import("./remember-done-tasks.ts"),
    import("./remember-solved-faults.ts"),
    import("./load-requirements.ts").then(({ loadRequirements }) => loadRequirements()),
    import("./reporters/results.ts"),
    import("./reporters/json.ts"),
    import("node:test"),
    import("./reporter.ts").then(({ reporterOf }) => reporterOf(reporter)),
  ]);
  return {
    ...judging,
    ...memory,
    ...solved,
    ...events,
    ...reports,
    ...runner,
    requirements,
  };
}

type Modules = Awaited<ReturnType<typeof load>>;

/** Takes a snapshot and makes a test of every requirement. */
export async function run(commandLine: CommandLine): Promise<void> {
  let loading: Promise<Modules> | undefined;
  const lab = await takeSnapshot(commandLine, () => {
    loading ??= load(commandLine.reporter);
  });
  const modules = await (loading ?? load(commandLine.reporter));
  const outcome = modules.evaluateAndRemember(commandLine, lab, modules.requirements);
  await modules.rememberSolvedFaults(commandLine, lab, outcome);
  lab.keepUnits(modules.portsThatPass(outcome));
  await lab.storeResult?.(await modules.reportOf(modules.resultsOf(outcome)));
  makeTests(outcome, modules);
  const broken = outcome.judgements.find(modules.hasCheckError);
  // An error in a check is our bug, not the learner's mistake: exit code 2.
  process.on("exit", () => {
    if (broken === undefined) return;
    reportFailure(
      ownMistake(broken.thrown, `'${broken.requirement.title}': ${(broken.thrown as Error).message}`),
    );
    process.exitCode = 2;
  });
}

/** A suite for each task, with a test for each requirement that was judged. */
function makeTests(
  { judgements, notBegun: later }: Outcome,
  { nameOf, notBegun, skipReason, suite, test }: Modules,
): void {
  for (const task of new Set(judgements.map(({ requirement }) => requirement.task))) {
    suite(nameOf(task), () => {
      for (const { requirement, thrown, ...apart } of judgements) {
        if (requirement.task !== task) continue;
        test(requirement.title, { skip: skipReason(apart) }, () => {
          if (thrown !== undefined) throw thrown;
        });
      }
    });
  }
  for (const task of later) test(nameOf(task), { skip: notBegun });
}
