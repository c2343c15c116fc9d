/**
 * npm run checks: judges the lab. Every requirement is a test of node:test; how the result is shown is for
 * reporter.ts to say, which Node was told to use when it was started (see package.json).
 */
import { type CommandLine, readCommandLine, usage } from "./command-line.ts";
import { type Lab, look } from "./lab.ts";
import { Red } from "./red.ts";
import { loadRequirements, taskNames } from "./requirements.ts";
import type { Target } from "./target.ts";
import { LabUnreachable } from "./unreachable.ts";
import { vagrantTarget } from "./vagrant.ts";

// Who reads only the beginning ('… | head') has seen enough; the exit code tells the rest.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const commandLine = parse();
let modules: ReturnType<typeof load> | undefined;
try {
  await judge(await see(commandLine));
} catch (thrown) {
  // Nothing was judged: whatever the reason, that is not the learner's wrong answer.
  const error =
    thrown instanceof LabUnreachable
      ? thrown
      : new LabUnreachable(
          "The checks themselves failed.",
          String((thrown as Error).stack),
          "report this, please",
        );
  // A program that reads the result must not find an empty, green one.
  if (commandLine.reporter === "json") {
    console.log(JSON.stringify({ error: { what: error.message, why: error.why, mend: error.mend } }));
  }
  console.error(`${error.message}\n  why:  ${error.why}\n  mend: ${error.mend}`);
  process.exit(2);
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
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

async function see(commandLine: CommandLine): Promise<Lab> {
  if (commandLine.reboot) {
    const { reboot } = await import("./reboot.ts");
    const target = await vagrantTarget({ fresh: true });
    const times = await reboot(target);
    const page = Number.isFinite(times.untilPage)
      ? `the page after ${times.untilPage.toFixed(1)} s`
      : "no page";
    console.error(`Rebooted: ssh after ${times.untilSsh.toFixed(1)} s, ${page}.`);
    return seeReload(target, await look(target, times));
  }
  try {
    const target = await vagrantTarget();
    const looking = look(target);
    // The lab takes a second or two to answer: time to load what judges the answer, and what shows the verdicts.
    modules = load();
    return await seeReload(target, await looking);
  } catch (error) {
    if (!(error instanceof LabUnreachable)) throw error;
    // What was kept of Vagrant's answer may be old: the lab may have another port now.
    const target = await vagrantTarget({ fresh: true });
    return await seeReload(target, await look(target));
  }
}

/** Reloads a service before it is judged, if that was asked for. */
async function seeReload(target: Target, lab: Lab): Promise<Lab> {
  if (!commandLine.reload) return lab;
  const { reload } = await import("./reload.ts");
  return { ...lab, reload: await reload(target, lab, () => look(target)) };
}

async function load() {
  const [requirements, runner] = await Promise.all([
    loadRequirements(),
    import("node:test"),
    import("./reporter.ts"),
  ]);
  return { requirements, runner };
}

async function judge(lab: Lab): Promise<void> {
  const { requirements, runner } = await (modules ?? load());
  const { suite, test } = runner;
  const wanted = requirements.filter(
    ({ task, needs }) =>
      (commandLine.tasks?.includes(task) ?? true) && (needs === undefined || lab[needs] !== undefined),
  );
  if (wanted.length === 0) {
    throw new LabUnreachable(
      `Task ${commandLine.tasks?.join(", ")} has no requirements yet.`,
      `there are some of task ${[...new Set(requirements.map(({ task }) => task))].join(", ")}`,
      "choose one of these with --task, or leave it out",
    );
  }
  for (const task of new Set(wanted.map((requirement) => requirement.task))) {
    suite(`task ${task} ${taskNames[task]}`, () => {
      for (const requirement of wanted.filter((each) => each.task === task)) {
        test(requirement.title, () => {
          const verdict = requirement.check(lab);
          if (!verdict.holds) throw new Red(verdict, requirement.hint);
        });
      }
    });
  }
}
