import type { CommandLine } from "./command-line.ts";
import { type Lab, look } from "./lab.ts";
import type { Target } from "./target.ts";
import { LabUnreachable } from "./unreachable.ts";

/** The target of a command line. What is not needed for it is not loaded. */
async function find({ target }: CommandLine, fresh = false): Promise<Target> {
  if (target === undefined) return (await import("./vagrant.ts")).vagrantTarget({ fresh });
  return (await import("./server.ts")).serverTarget(target);
}

/**
 * Sees the lab as the command line wants it.
 * @param meanwhile is called when the lab has been asked: it takes a second or two to answer.
 * @param again whether a failure is met by finding out anew where the lab is, which takes seconds.
 * @throws {LabUnreachable} when it cannot be asked.
 */
export async function see(commandLine: CommandLine, meanwhile = () => {}, again = true): Promise<Lab> {
  if (commandLine.reboot) {
    const { reboot } = await import("./reboot.ts");
    const target = await find(commandLine, true);
    console.error(`Rebooting ${target.name} …`);
    const times = await reboot(target);
    const page = Number.isFinite(times.untilPage)
      ? `the page after ${times.untilPage.toFixed(1)} s`
      : "no page";
    console.error(`Rebooted: ssh after ${times.untilSsh.toFixed(1)} s, ${page}.`);
    return seeReload(commandLine, target, await look(target, times, commandLine.deadline));
  }
  const once = async (fresh: boolean) => {
    const target = await find(commandLine, fresh);
    const looking = look(target, undefined, commandLine.deadline);
    // Whoever waits for it hears of its failure: nobody else has to.
    looking.catch(() => {});
    meanwhile();
    return seeReload(commandLine, target, await looking);
  };
  try {
    return await once(false);
  } catch (error) {
    // What was kept of the default target may be old: the lab may have another port now.
    if (!(error instanceof LabUnreachable) || commandLine.target !== undefined || !again) throw error;
    return await once(true);
  }
}

/** Reloads a service before it is judged, if that was asked for. */
async function seeReload({ reload: wanted, deadline }: CommandLine, target: Target, lab: Lab): Promise<Lab> {
  if (!wanted) return lab;
  const { reload } = await import("./reload.ts");
  return { ...lab, reload: await reload(target, lab, () => look(target, undefined, deadline)) };
}
