import type { Lab, Verdict } from "./collect/model.ts";
import { isTmux, nobodyOn, processes } from "./processes.ts";

/** What systemd says of a unit, as `systemctl show` names it. */
export type Unit = Partial<
  Record<
    | "Id"
    | "ActiveState"
    | "UnitFileState"
    | "TriggeredBy"
    | "Restart"
    | "RemainAfterExit"
    | "MainPID"
    | "CanReload",
    string
  >
> & {
  /** The id of the user whose own systemd has it; undefined where it is the system's. */
  uid?: string;
};

/** The units that hold the processes on the ports of the curriculum, and all that have failed. */
export function units(lab: Lab): Unit[] {
  const [, ...blocks] = lab.reading("units").out.toString().split("\n\n");
  return blocks.map((block) =>
    Object.fromEntries(Array.from(block.matchAll(/^(\w+)=(.*)$/gm), ([, key, value]) => [key, value])),
  );
}

/** The unit of the first process on a port of the curriculum; a sentence where there is none. */
export function unitOn(lab: Lab, port: number): Unit | string {
  const line = new RegExp(`^${port} (\\S*) ?(\\d*)$`, "m");
  const [, id, uid] = line.exec(lab.reading("units").out.toString()) ?? [];
  if (id === undefined) return nobodyOn(port);
  if (id === "") return "a process that no systemd unit holds";
  const unit = units(lab).find(({ Id }) => Id === id);
  if (unit === undefined) return `systemd tells nothing of ${id}`;
  return uid ? { ...unit, uid } : unit;
}

/** Whether what systemd says of the unit on a port is as it must be. */
export function judgeUnit(
  lab: Lab,
  port: number,
  key: "UnitFileState" | "Restart" | "CanReload",
  allowed: string[],
): Pick<Verdict, "holds" | "found"> {
  const unit = unitOn(lab, port);
  if (typeof unit === "string") return { holds: false, found: unit };
  return { holds: allowed.includes(unit[key] ?? ""), found: `${unit.Id}: ${key}=${unit[key] ?? ""}` };
}

/** Whether systemd starts the unit of the process on a port again, however it ends. */
export function judgeRestart(lab: Lab, port: number): Pick<Verdict, "holds" | "found"> {
  const verdict = judgeUnit(lab, port, "Restart", ["always", "on-failure"]);
  const unit = unitOn(lab, port);
  if (!verdict.holds || typeof unit === "string") return verdict;
  const red = (why: string) => ({ holds: false, found: `${verdict.found}, and ${why}` });
  if (unit.RemainAfterExit === "yes") return red("RemainAfterExit=yes: it never counts as ended");
  const main = processes(lab).get(Number(unit.MainPID));
  return unit.Restart === "on-failure" && main !== undefined && isTmux(main.name)
    ? red("tmux, its main process, ends without a failure when its program dies")
    : verdict;
}

/** Whether the unit of the process on a port starts at boot: by itself, by another one that does, or by its socket. */
export function judgeBoot(lab: Lab, port: number): Pick<Verdict, "holds" | "found"> {
  const verdict = judgeUnit(lab, port, "UnitFileState", ["enabled"]);
  const [elsewhere] = /^a boot ends in .*$/m.exec(lab.reading("units").out.toString()) ?? [];
  if (elsewhere !== undefined) return { holds: false, found: elsewhere };
  const unit = unitOn(lab, port);
  if (verdict.holds || typeof unit === "string") return verdict;
  const names = [unit.Id, ...(unit.TriggeredBy ?? "").split(" ")];
  // The units of the boot stand there a line each, behind what is said of single ones.
  const atBoot = lab
    .reading("units")
    .out.toString()
    .split(/\s*\n\s*/);
  return {
    ...verdict,
    holds: unit.UnitFileState !== "masked" && names.some((name) => name && atBoot.includes(name)),
  };
}
