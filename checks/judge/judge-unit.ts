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

/** Seconds after which a service that died should be started again: nobody waits longer for a page. */
const longestPause = 15;

/** The seconds of a time as systemd writes it: "100ms", "1min 30s", "5s", "infinity". */
export function secondsOf(time: string): number {
  if (time === "infinity") return Number.POSITIVE_INFINITY;
  const units: Record<string, number> = { us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86400 };
  const parts = Array.from(
    time.matchAll(/([\d.]+)([a-z]+)/g),
    ([, count, unit = ""]) => Number(count) * (units[unit] ?? 86400),
  );
  return parts.reduce((sum, each) => sum + each, 0);
}

/** Whether systemd starts the unit of the process on a port again, however it ends. */
export function judgeRestart(lab: Lab, port: number): Pick<Verdict, "holds" | "found"> {
  const verdict = judgeUnit(lab, port, "Restart", ["always", "on-failure"]);
  const unit = unitOn(lab, port);
  if (!verdict.holds || typeof unit === "string") return verdict;
  const red = (why: string) => ({ holds: false, found: `${verdict.found}, and ${why}` });
  if (unit.RemainAfterExit === "yes") return red("with RemainAfterExit=yes the unit never counts as ended");
  const prevented = unit.RestartPreventExitStatus ?? "";
  if (prevented !== "") return red(`not after an exit with ${prevented} (RestartPreventExitStatus)`);
  const pause = secondsOf(unit.RestartUSec ?? "");
  if (pause > longestPause) return red(`only after a pause of ${unit.RestartUSec} (RestartSec)`);
  const limit = secondsOf(unit.StartLimitIntervalUSec ?? "");
  if (Number(unit.StartLimitBurst) === 1 && limit > longestPause)
    return red(`only once in ${unit.StartLimitIntervalUSec} (StartLimitBurst=1)`);
  const main = processes(lab).get(Number(unit.MainPID));
  // Programs that start others and do not look after them.
  if (main !== undefined && /^(cron|crond|atd|sshd)$/.test(main.name))
    return red(`it is ${main.name} that systemd restarts, not what ${main.name} started once`);
  return unit.Restart === "on-failure" && main !== undefined && isTmux(main.name)
    ? red("its main process tmux exits with success when the program in it dies")
    : verdict;
}

const boots = "Look at where a boot ends, and at what it waits for before: it does not reach the units.";

/** Whether the unit of the process on a port starts at boot: by itself, by another one that does, or by its socket. */
export function judgeBoot(lab: Lab, port: number): Pick<Verdict, "holds" | "found" | "hint"> {
  const verdict = judgeUnit(lab, port, "UnitFileState", ["enabled"]);
  const [elsewhere] = /^a boot ends in .*$/m.exec(lab.reading("boot").out.toString()) ?? [];
  if (elsewhere !== undefined) return { holds: false, found: elsewhere, hint: boots };
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
