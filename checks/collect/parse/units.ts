import type { Lab } from "../model.ts";
import { nobodyOn } from "./processes.ts";

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
