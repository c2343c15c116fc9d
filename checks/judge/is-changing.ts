/** Whether the lab was just changing when it was looked at: then what fails may pass a moment later. */
import { servicePorts } from "../../core/curriculum.ts";
import type { Lab } from "../collect/model.ts";
import { portsOf } from "../collect/parse/processes.ts";
import { lostUnit, secondsSinceStart, units } from "../collect/parse/units.ts";

/** Seconds after its start within which a program may not be ready yet; systemd calls a unit with tmux active at once. */
const startTakes = 15;

/** A unit that systemd has started this often fails again and again: no wait helps. */
const tooOften = 2;

/** Whether a unit is being started, restarted, reloaded or stopped. */
export function isChanging(lab: Lab): boolean {
  const moving = ["activating", "deactivating", "reloading", "refreshing"];
  if (units(lab).some(({ ActiveState = "" }) => moving.includes(ActiveState))) return true;
  return [...servicePorts, 80].some((port) => {
    const unit = lostUnit(lab, port);
    if (unit === undefined || Number(unit.NRestarts ?? 0) >= tooOften) return false;
    if (moving.includes(unit.ActiveState ?? "")) return true;
    const listensElsewhere = portsOf(lab, unit.pids).length > 0;
    return unit.ActiveState === "active" && unit.age < startTakes && !listensElsewhere;
  });
}

/** Whether a unit that serves a port was started a moment ago: its workers come one after the other. */
export const isYoung = (lab: Lab): boolean =>
  [...servicePorts, 80].some((port) => (secondsSinceStart(lab, port) ?? startTakes) < startTakes);
