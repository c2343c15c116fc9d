import type { Lab, Verdict } from "../collect/model.ts";
import { isTmux, processes } from "../collect/parse/processes.ts";
import { unitOn } from "../collect/parse/units.ts";

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
  if (unit.RemainAfterExit === "yes") return red("with RemainAfterExit=yes the unit never counts as ended");
  const main = processes(lab).get(Number(unit.MainPID));
  return unit.Restart === "on-failure" && main !== undefined && isTmux(main.name)
    ? red("its main process tmux exits with success when the program in it dies")
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
  // After the single units, the probe lists the units that start at boot, one per line.
  const atBoot = lab
    .reading("units")
    .out.toString()
    .split(/\s*\n\s*/);
  return {
    ...verdict,
    holds: unit.UnitFileState !== "masked" && names.some((name) => name && atBoot.includes(name)),
  };
}
