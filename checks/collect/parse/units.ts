import type { Lab } from "../model.ts";
import { nothingListens } from "./processes.ts";

/** What systemd says of a unit, as `systemctl show` names it. */
export type Unit = Partial<
  Record<
    | "Id"
    | "ActiveState"
    | "UnitFileState"
    | "TriggeredBy"
    | "Restart"
    | "RestartUSec"
    | "RestartPreventExitStatus"
    | "StartLimitBurst"
    | "StartLimitIntervalUSec"
    | "NeedDaemonReload"
    | "RemainAfterExit"
    | "MainPID"
    | "CanReload"
    | "FreezerState"
    | "CPUQuotaPerSecUSec"
    | "RuntimeMaxUSec"
    | "ActiveEnterTimestampMonotonic",
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
  if (id === undefined) return nothingListens(port);
  if (id === "") return "a process that belongs to no systemd unit";
  const unit = units(lab).find(({ Id }) => Id === id);
  if (unit === undefined) return `systemd does not know ${id}`;
  return uid ? { ...unit, uid } : unit;
}

/** Seconds since the unit that serves a port became active; undefined if there is none, or it is not active. */
export function secondsSinceStart(lab: Lab, port: number): number | undefined {
  const unit = unitOn(lab, port);
  const at = typeof unit === "string" ? 0 : Number(unit.ActiveEnterTimestampMonotonic ?? 0) / 1e6;
  const [, uptime] = /^uptime (\S+)$/m.exec(lab.reading("units").out.toString()) ?? [];
  return at === 0 || uptime === undefined ? undefined : Number(uptime) - at;
}

/** A line of a log, and the seconds since it was written. */
interface LogLine {
  age: number;
  text: string;
}

/** The unit that had a port at an earlier run, and does not have it now. */
export type LostUnit = Partial<
  Record<
    | "Id"
    | "LoadState"
    | "ActiveState"
    | "SubState"
    | "Result"
    | "UnitFileState"
    | "NRestarts"
    | "ConditionResult"
    | "ConditionTimestampMonotonic"
    | "FreezerState"
    | "StateChangeTimestampMonotonic",
    string
  >
> & {
  /** Seconds since its state changed, and since the boot. */
  age: number;
  uptime: number;
  /** Its processes. */
  pids: number[];
  /** Set if they have a network of their own. */
  network?: string;
  journal: LogLine | undefined;
  log: LogLine | undefined;
};

/** What the probe "lost" says of the unit that had a port; undefined if it says nothing. */
export function lostUnit(lab: Lab, port: number): LostUnit | undefined {
  const block = lab
    .reading("lost")
    .out.toString()
    .split("\n\n")
    .find((each) => new RegExp(`^port=${port}$`, "m").test(each));
  if (block === undefined) return undefined;
  const values: Record<string, string> = Object.fromEntries(
    Array.from(block.matchAll(/^(\w+)=(.*)$/gm), ([, key, value]) => [key, value]),
  );
  const uptime = Number(values.uptime);
  const line = (text: string | undefined, ageOf: (seconds: number) => number): LogLine | undefined => {
    const [, seconds = "", rest = ""] = /^(\S+) (.*)$/.exec(text ?? "") ?? [];
    return seconds === "" ? undefined : { age: ageOf(Number(seconds)), text: rest };
  };
  return {
    ...values,
    uptime,
    age: Math.max(0, uptime - Number(values.StateChangeTimestampMonotonic) / 1e6),
    pids: (values.pids ?? "").split(" ").filter(Boolean).map(Number),
    journal: line(values.journal, (at) => uptime - at),
    log: line(values.log, (age) => age),
  };
}
