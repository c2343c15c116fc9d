import type { Lab } from "./lab.ts";
import { nobodyOn } from "./processes.ts";
import type { Verdict } from "./requirement.ts";

/** What systemd says of the unit that holds a process, as `systemctl show` names it. */
export type Unit = Partial<Record<"Id" | "UnitFileState" | "Restart", string>>;

/** The unit of the process on port 5000 or 80; a sentence where there is none. */
export function unitOn(lab: Lab, port: 5000 | 80): Unit | string {
  const text = lab.reading("units").out.toString();
  const id = new RegExp(`^${port} (\\S+)$`, "m").exec(text)?.[1];
  if (id === undefined) return nobodyOn(port);
  const block = text.split("\n\n").find((each) => each.includes(`Id=${id}`)) ?? "";
  return Object.fromEntries(Array.from(block.matchAll(/^(\w+)=(.*)$/gm), ([, key, value]) => [key, value]));
}

/** Whether the unit of the process on a port is started at boot. */
export function startsAtBoot(lab: Lab, port: 5000 | 80): Verdict {
  const unit = unitOn(lab, port);
  return {
    holds: typeof unit !== "string" && unit.UnitFileState === "enabled",
    expected: "a unit that is enabled",
    found:
      typeof unit === "string"
        ? unit
        : `${unit.Id}: ${unit.UnitFileState || "no unit that could be enabled"}`,
  };
}
