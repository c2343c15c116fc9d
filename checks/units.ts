import type { Lab } from "./lab.ts";
import { nobodyOn } from "./processes.ts";
import type { Verdict } from "./requirement.ts";

/** What systemd says of a unit, as `systemctl show` names it. */
export type Unit = Partial<
  Record<"Id" | "ActiveState" | "UnitFileState" | "TriggeredBy" | "Restart" | "CanReload", string>
>;

/** The units that hold the processes on the ports of the curriculum, and all that have failed. */
export function units(lab: Lab): Unit[] {
  const [, ...blocks] = lab.reading("units").out.toString().split("\n\n");
  return blocks.map((block) =>
    Object.fromEntries(Array.from(block.matchAll(/^(\w+)=(.*)$/gm), ([, key, value]) => [key, value])),
  );
}

/** The unit of the first process on a port of the curriculum; a sentence where there is none. */
export function unitOn(lab: Lab, port: number): Unit | string {
  const id = new RegExp(`^${port} (\\S*)$`, "m").exec(lab.reading("units").out.toString())?.[1];
  if (id === undefined) return nobodyOn(port);
  if (id === "") return "a process that no systemd unit holds";
  return units(lab).find(({ Id }) => Id === id) ?? `systemd tells nothing of ${id}`;
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

/** Whether the unit of the process on a port starts at boot: by itself, by another one that does, or by its socket. */
export function judgeBoot(lab: Lab, port: number): Pick<Verdict, "holds" | "found"> {
  const verdict = judgeUnit(lab, port, "UnitFileState", ["enabled"]);
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
