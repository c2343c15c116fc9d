/** Finds the target of the command line, does what was asked for (reboot, bind, reload, kill), and collects the facts. */
import { LabUnreachable } from "../core/lab-unreachable.ts";
import type { CommandLine } from "./cli.ts";
import type { Lab } from "./collect/model.ts";
import { collectSnapshot } from "./collect/snapshot.ts";
import type { Target } from "./target/target.ts";

/** The target of a command line. Loads only the module that is needed. */
async function find({ target }: CommandLine, fresh = false): Promise<Target> {
  if (target === undefined) return (await import("./target/vagrant-target.ts")).vagrantTarget({ fresh });
  return (await import("./target/ssh-target.ts")).serverTarget(target);
}

/**
 * Takes the snapshot of facts that the command line asks for.
 * @param meanwhile is called while the lab answers, which takes a second or two.
 * @param again whether to ask Vagrant again for the lab's address after a failure, which takes seconds.
 * @throws {LabUnreachable} when it cannot be reached.
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
    const lookOnce = () => collectSnapshot(target, times, commandLine.deadline);
    return seeMore(commandLine, target, await lookUntil(await greenFor(commandLine), times, lookOnce));
  }
  const once = async (fresh: boolean) => {
    const target = await find(commandLine, fresh);
    const looking = collectSnapshot(target, undefined, commandLine.deadline);
    // The rejection is handled by the await below; this avoids an unhandledRejection.
    looking.catch(() => {});
    meanwhile();
    return seeMore(commandLine, target, await looking);
  };
  try {
    return await once(false);
  } catch (error) {
    // The cached address of the lab may be outdated: it may have another port now.
    if (!(error instanceof LabUnreachable) || commandLine.target !== undefined || !again) throw error;
    return await once(true);
  }
}

/** The lab's own page shows only complete results of this lab. */
const wantsResult = ({ target, tasks }: CommandLine) => target === undefined && tasks === undefined;

/** Whether all requirements pass. */
async function greenFor({ tasks }: CommandLine): Promise<(lab: Lab) => boolean> {
  const [{ evaluate }, { loadRequirements }] = await Promise.all([
    import("./judge/evaluate.ts"),
    import("./load-requirements.ts"),
  ]);
  const requirements = await loadRequirements();
  return (lab) => evaluate(requirements, lab, tasks).judgements.every(({ thrown }) => thrown === undefined);
}

/** Runs the further actions of the command line. */
async function seeMore(commandLine: CommandLine, target: Target, seen: Lab): Promise<Lab> {
  const lab = { ...seen };
  if (commandLine.bind) lab.bind = await (await import("./actions/bind-app.ts")).bindApp(target, lab);
  if (commandLine.reload) {
    const { reload } = await import("./actions/reload.ts");
    console.error("Reloading the services while requests come in, which takes a minute or two …");
    lab.reload = await reload(target, lab, undefined, console.error);
  }
  if (commandLine.kill) {
    const { kill } = await import("./actions/kill.ts");
    console.error("Killing the processes of the services and of Nginx, which takes about a minute …");
    lab.kill = await kill(target, lab);
  }
  if (!wantsResult(commandLine)) return lab;
  const { storeResult } = await import("./actions/store-result.ts");
  const { identityOf } = await import("./collect/identity.ts");
  return {
    ...lab,
    identity: () => identityOf(target),
    storeResult: (result) => storeResult(target, result),
  };
}
