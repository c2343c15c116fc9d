/** Finds the target of the command line, does what was asked for (reboot, bind, reload), and collects the facts. */
import { LabUnreachable } from "../core/lab-unreachable.ts";
import type { CommandLine } from "./cli.ts";
import type { Lab } from "./collect/model.ts";
import { look } from "./collect/snapshot.ts";
import type { Target } from "./target/target.ts";

/** The target of a command line. What is not needed for it is not loaded. */
async function find({ target }: CommandLine, fresh = false): Promise<Target> {
  if (target === undefined) return (await import("./target/vagrant-target.ts")).vagrantTarget({ fresh });
  return (await import("./target/ssh-target.ts")).serverTarget(target);
}

/**
 * Sees the lab as the command line wants it.
 * @param meanwhile is called when the lab has been asked: it takes a second or two to answer.
 * @param again whether a failure is met by finding out anew where the lab is, which takes seconds.
 * @throws {LabUnreachable} when it cannot be asked.
 */
export async function takeSnapshot(
  commandLine: CommandLine,
  meanwhile = () => {},
  again = true,
): Promise<Lab> {
  if (commandLine.reboot) {
    const { lookUntil, reboot } = await import("./actions/reboot.ts");
    const target = await find(commandLine, true);
    console.error(`Rebooting ${target.name} …`);
    const times = await reboot(target);
    const page = Number.isFinite(times.untilPage)
      ? `the page after ${times.untilPage.toFixed(1)} s`
      : "no page";
    console.error(`Rebooted: ssh after ${times.untilSsh.toFixed(1)} s, ${page}.`);
    const lookOnce = () => look(target, times, commandLine.deadline);
    return seeMore(commandLine, target, await lookUntil(await greenFor(commandLine), times, lookOnce));
  }
  const once = async (fresh: boolean) => {
    const target = await find(commandLine, fresh);
    const looking = look(target, undefined, commandLine.deadline);
    // Whoever waits for it hears of its failure: nobody else has to.
    looking.catch(() => {});
    meanwhile();
    return seeMore(commandLine, target, await looking);
  };
  try {
    return await once(false);
  } catch (error) {
    // What was kept of the default target may be old: the lab may have another port now.
    if (!(error instanceof LabUnreachable) || commandLine.target !== undefined || !again) throw error;
    return await once(true);
  }
}

/** What is judged in part, or of another machine, is no result for the lab's own page. */
const wantsResult = ({ target, tasks }: CommandLine) => target === undefined && tasks === undefined;

/** Whether all that is to be judged holds. */
async function greenFor({ tasks }: CommandLine): Promise<(lab: Lab) => boolean> {
  const [{ evaluate }, { loadRequirements }] = await Promise.all([
    import("./judge/evaluate.ts"),
    import("./load-requirements.ts"),
  ]);
  const requirements = await loadRequirements();
  return (lab) => evaluate(requirements, lab, tasks).judgements.every(({ thrown }) => thrown === undefined);
}

/** What more was asked for than a look. */
async function seeMore(commandLine: CommandLine, target: Target, seen: Lab): Promise<Lab> {
  const lab = { ...seen };
  if (commandLine.bind) lab.bind = await (await import("./actions/bind-app.ts")).bind(target, lab);
  if (commandLine.reload) {
    const { reload } = await import("./actions/reload.ts");
    lab.reload = await reload(target, lab);
  }
  if (!wantsResult(commandLine)) return lab;
  const { storeResult } = await import("./actions/store-result.ts");
  return { ...lab, storeResult: (result) => storeResult(target, result) };
}
