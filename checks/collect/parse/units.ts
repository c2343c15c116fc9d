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
  /** The user id, if it is a unit of a user's own systemd. */
  uid?: string;
};

/** The units of the processes on the services' ports, and all that have failed. */
export function units(lab: Lab): Unit[] {
  const [, ...blocks] = lab.reading("units").out.toString().split("\n\n");
  return blocks.map((block) =>
    Object.fromEntries(Array.from(block.matchAll(/^(\w+)=(.*)$/gm), ([, key, value]) => [key, value])),
  );
}

/** The unit of the first process on a service's port; if there is none, a sentence that says why. */
export function unitOn(lab: Lab, port: number): Unit | string {
  const line = new RegExp(`^${port} (\\S*) ?(\\d*)$`, "m");
  const [, id, uid] = line.exec(lab.reading("units").out.toString()) ?? [];
  if (id === undefined) return nobodyOn(port);
  if (id === "") return "a process that belongs to no systemd unit";
  const unit = units(lab).find(({ Id }) => Id === id);
  if (unit === undefined) return `systemd does not know ${id}`;
  return uid ? { ...unit, uid } : unit;
}
