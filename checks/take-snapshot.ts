/** Finds the target of the command line, does what was asked for (reboot, bind, reload, kill), and collects the facts. */
import { LabUnreachable } from "../core/lab-unreachable.ts";
import { waiting } from "../core/waiting.ts";
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
    const times = await waiting("reboot", `Rebooting ${target.name}`, () => reboot(target), { atOnce: true });
    const page = Number.isFinite(times.untilPage)
      ? `the page after ${times.untilPage.toFixed(1)} s`
      : "no page";
    console.error(`Rebooted: ssh after ${times.untilSsh.toFixed(1)} s, ${page}.`);
    const lookOnce = () => collectSnapshot(target, times, commandLine.deadline);
    return seeMore(commandLine, target, await lookUntil(await greenFor(commandLine), times, lookOnce));
  }
  const passes = async (lab: Lab) => (await greenFor(commandLine))(lab);
  const once = async (fresh: boolean) => {
    const target = await find(commandLine, fresh);
    const look = () => collectSnapshot(target, undefined, commandLine.deadline);
    // A watch draws its own screen.
    const looking = commandLine.watch
      ? look()
      : waiting(lookOf(commandLine), `Looking at ${target.name}`, look);
    // The rejection is handled by the await below; this avoids an unhandledRejection.
    looking.catch(() => {});
    meanwhile();
    const lab = await looking;
    if (commandLine.watch) return seeMore(commandLine, target, lab);
    const { settled } = await import("./settled.ts");
    return seeMore(commandLine, target, await settled(lab, look, passes));
  };
  try {
    return await once(false);
  } catch (error) {
    // The cached address of the lab may be outdated: it may have another port now.
    if (!(error instanceof LabUnreachable) || commandLine.target !== undefined || !again) throw error;
    return await once(true);
  }
}

/** A look at a server says nothing of the next one. */
const lookOf = ({ target }: CommandLine) => (target === undefined ? "look" : undefined);

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
  if (commandLine.bind) {
    const { bindApp } = await import("./actions/bind-app.ts");
    lab.bind = await waiting("bind", "Binding the app to port 6000", () => bindApp(target, lab));
  }
  const long = { atOnce: true, otherwise: "takes a minute or two" };
  if (commandLine.reload) {
    const { reload } = await import("./actions/reload.ts");
    const doing = "Reloading the services while requests come in";
    lab.reload = await waiting("reload", doing, () => reload(target, lab, undefined, console.error), long);
  }
  if (commandLine.kill) {
    const { kill } = await import("./actions/kill.ts");
    const doing = "Killing the processes of the services and of Nginx";
    lab.kill = await waiting("kill", doing, () => kill(target, lab), long);
  }
  if (!wantsResult(commandLine)) return lab;
  const { storeResult } = await import("./actions/store-result.ts");
  const { identityOf } = await import("./collect/identity.ts");
  const { countFaults } = await import("./target/active-faults.ts");
  return {
    ...lab,
    identity: () => identityOf(target),
    storeResult: (report) => storeResult(target, JSON.stringify({ ...report, faults: countFaults() })),
  };
}
