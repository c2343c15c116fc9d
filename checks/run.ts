/** One run: a snapshot of facts, and a test of node:test for every requirement. */
import { setTimeout as pause } from "node:timers/promises";
import type { CommandLine } from "./cli.ts";
import type { Lab, NamedRequirement } from "./collect/model.ts";
import { repeatedRequests } from "./collect/probes/repeated-requests.ts";
import { ownMistake, reportFailure } from "./error-log.ts";
import type { Outcome } from "./judge/evaluate.ts";
import type { ReporterName } from "./reporters/names.ts";
import { takeSnapshot } from "./take-snapshot.ts";

/** The modules that are loaded while the lab answers. */
async function load(reporter: ReporterName) {
  const [judging, changing, steadiness, memory, solved, requirements, events, reports, runner] =
    await Promise.all([
      import("./judge/evaluate.ts"),
      import("./judge/is-changing.ts"),
      import("./judge/steady.ts"),
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
    ...changing,
    ...steadiness,
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
  const first = await takeSnapshot(commandLine, () => {
    loading ??= load(commandLine.reporter);
  });
  const modules = await (loading ?? load(commandLine.reporter));
  const lab = await settled(commandLine, first, modules);
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

/** How often the checks look at a lab that is just changing, and the milliseconds between two looks. */
const [looks, between] = [4, 2000];

/** The lab when it no longer changes: a failure in the middle of a restart is not worth a report. */
async function settled(
  commandLine: CommandLine,
  first: Lab,
  { evaluate, isChanging, isUnsteady, requirements }: Modules & { requirements: NamedRequirement[] },
): Promise<Lab> {
  let lab = first;
  // These have a patience of their own, and must not be done twice.
  if (commandLine.reboot || commandLine.bind || commandLine.reload || commandLine.kill) return lab;
  const fails = () =>
    evaluate(requirements, lab, commandLine.tasks).judgements.some(({ thrown }) => thrown !== undefined);
  // An answer that is not always the same deserves one more look, too: a reload may have been under way.
  const isWorthALook = (look: number) => isChanging(lab) || (look === 1 && isUnsteady(lab, repeatedRequests));
  for (let look = 1; look < looks && isWorthALook(look) && fails(); look++) {
    await pause(between);
    lab = await takeSnapshot(commandLine);
  }
  return lab;
}
