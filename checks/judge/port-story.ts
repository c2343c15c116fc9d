/** Why nothing listens on a port, or what listens there does not answer: from what systemd and the kernel say. */
import type { Lab, Verdict } from "../collect/model.ts";
import { listener, listeners, listening, portsOf, processes } from "../collect/parse/processes.ts";
import { type LostUnit, lostUnit, unitOn } from "../collect/parse/units.ts";
import { durationInWords } from "./duration.ts";
import { visible } from "./visible.ts";

/** What was found on a port, and where to look if nothing listens there. */
export function storyOfPort(lab: Lab, port: number): { found: string; hint?: string | undefined } {
  const [line] = listening(lab, port);
  if (line !== undefined) return { found: line.trim() };
  const unit = lostUnit(lab, port);
  const nothing = `nothing listens on port ${port}`;
  if (unit?.Id?.endsWith(".scope")) {
    const up = durationInWords(unit.uptime);
    return {
      found: `${nothing}; the program that had it before was started by hand, in a login session, and has ended (the last boot was ${up} ago)`,
      hint: hints.session,
    };
  }
  if (unit === undefined) return { found: nothing, hint: hints.nothing };
  const { words, hint } = loss(lab, unit);
  return { found: `${nothing}; ${words}`, hint };
}

/**
 * That another program has the port of a service now, and what became of the unit that had it, as the end of a sentence;
 * empty if it has not changed hands.
 */
export function storyOfOwner(lab: Lab, port: number): string {
  const [lost, owner] = [lostUnit(lab, port), listener(lab, port)];
  if (lost === undefined || owner === undefined) return "";
  const unit = unitOn(lab, port);
  const what = [owner.name, ...(typeof unit === "string" || unit.Id === undefined ? [] : [unit.Id])].join(
    ", ",
  );
  return `; process ${owner.pid} of ${owner.user} (${what}) has port ${port} now; ${loss(lab, lost).words}`;
}

/** A verdict on what a port answers: where the port has changed hands, that is the story, and where to look. */
export function withOwner(lab: Lab, port: number, verdict: Verdict): Verdict {
  const story = storyOfOwner(lab, port);
  return story === ""
    ? verdict
    : { ...verdict, found: `${verdict.found}${story}`, hint: verdict.holds ? verdict.hint : hints.taken };
}

/** `onepage.service, which had it before, failed 3 seconds ago (…)`, and where that leads. */
function loss(lab: Lab, unit: LostUnit): { words: string; hint?: string | undefined } {
  const { state, hint } = stateInWords(lab, unit);
  const said = failing.includes(hint ?? "") ? lastWords(unit) : "";
  return { words: `${unit.Id}, which had it before, ${state}${said}`, hint };
}

/** What systemd says of a unit whose port is silent, and where that leads. */
function stateInWords(lab: Lab, unit: LostUnit): { state: string; hint?: string } {
  const since = durationInWords(unit.age);
  if (unit.LoadState === "not-found") return { state: "does not exist any more", hint: hints.lost };
  if (unit.LoadState === "masked" || unit.UnitFileState === "masked")
    return { state: "is masked: systemd refuses to start it", hint: hints.masked };
  if (unit.LoadState !== "loaded") return { state: `cannot be loaded (${unit.LoadState})`, hint: hints.unit };
  if (unit.FreezerState === "frozen") return { state: "is frozen", hint: hints.frozen };
  const restarts = Number(unit.NRestarts ?? 0);
  switch (unit.ActiveState) {
    case "active": {
      if (unit.network !== undefined)
        return { state: "is active, but has a network of its own", hint: hints.network };
      const elsewhere = portsOf(lab, unit.pids);
      return elsewhere.length > 0
        ? { state: `is active, but listens on port ${elsewhere.join(" and ")}`, hint: hints.elsewhere }
        : { state: "is active, but listens on no port", hint: hints.silent };
    }
    case "activating":
      return restarts > 0
        ? {
            state: `fails again and again: systemd restarted it ${times(restarts)}${reasonOf(unit)}`,
            hint: hints.failed,
          }
        : { state: `is starting since ${since}`, hint: hints.silent };
    case "failed":
      return {
        state: `failed ${since} ago (${results[unit.Result ?? ""] ?? unit.Result})`,
        hint: hints.failed,
      };
    default:
      // Before its first start, too, systemd says "no".
      if (unit.ConditionResult === "no" && Number(unit.ConditionTimestampMonotonic) > 0)
        return { state: "was not started: a condition of the unit is not met", hint: hints.condition };
      if (Number(unit.StateChangeTimestampMonotonic) === 0) {
        const why = unit.UnitFileState === "enabled" ? "" : `: it is ${unit.UnitFileState}`;
        return { state: `was not started since the boot${why}`, hint: hints.boot };
      }
      return { state: `is inactive: it was stopped ${since} ago`, hint: hints.stopped };
  }
}

/** Why a unit failed last, if systemd knows it. */
const reasonOf = ({ Result = "" }: LostUnit) =>
  results[Result] === undefined ? "" : ` (${results[Result]})`;

const times = (count: number) => (count === 1 ? "once" : `${count} times`);

const results: Record<string, string> = {
  "exit-code": "its program ended with an error",
  signal: "a signal ended its program",
  "core-dump": "its program crashed",
  timeout: "it was not ready in time",
  "start-limit-hit": "it was started too often in a short time",
  resources: "systemd could not get what it needs",
  "oom-kill": "the memory was full",
};

const hints = {
  taken:
    "Find out what started the program that has this port: the first one to listen gets it, and the service cannot.",
  session:
    "Start the program again, as the task page says: what is started by hand ends with a reboot, and often with its session.",
  nothing: "Find the program that should listen here: its unit or its terminal says how it ended.",
  stopped: "Start the unit, and see whether it stays: systemd says that somebody stopped it.",
  failed: "Read the last lines of the unit's journal and of its error log: they say why its program ended.",
  lost: "Find out what became of the unit: systemd knows no unit of that name.",
  masked: "Check the unit file: a masked unit is a link to /dev/null, and nothing can start it.",
  unit: "Check the unit file: systemd cannot read it.",
  frozen: "Thaw the unit: its processes exist, and get no processor.",
  elsewhere: "Compare the port in the unit and its settings with the port that the task demands.",
  network:
    "Check the unit and its settings for PrivateNetwork: what listens in a network of its own cannot be reached from here.",
  silent: "Check what the program in the unit does: the unit runs, and nothing in it listens.",
  condition:
    "Check the conditions of the unit: systemd skips a start whose condition is not met, and calls it no failure.",
  boot: "Check whether the unit is enabled: only then a boot starts it.",
};

/** Milliseconds of processor time in each second with which no service starts or answers in time. */
const tooFew = 100;

/** That systemd gives the unit next to no processor time. */
function smallQuota(unit: ReturnType<typeof unitOn>): string | undefined {
  if (typeof unit === "string") return undefined;
  const [, quota] = /^(\d+(?:\.\d+)?)ms$/.exec(unit.CPUQuotaPerSecUSec ?? "") ?? [];
  if (quota === undefined || Number(quota) > tooFew) return undefined;
  return `; ${unit.Id} may use a processor for ${quota} ms in each second (CPUQuota)`;
}

/** What is worth reading in its log: why it ended, or cannot start. */
const failing = [hints.failed, hints.unit, hints.silent, hints.condition];

/** Seconds around its end within which a line in a log is about that. */
const near = 90;

/** The last line of its log or its journal, whichever is newer, if it is about the end of the unit. */
function lastWords({ age, journal, log }: LostUnit): string {
  const [last] = [log, journal]
    .flatMap((each) => (each !== undefined && each.text !== "" && each.age <= age + near ? [each] : []))
    .sort((a, b) => a.age - b.age);
  return last === undefined ? "" : `; its last words: "${visible(last.text).slice(0, 120)}"`;
}

/** What explains that a port does not answer although a process listens there, as the end of a sentence. */
export function storyOfAnswer(lab: Lab, port: number): string {
  const lines = listening(lab, port);
  const pids = listeners(lab, port);
  if (lines.length === 0) return "";
  const stopped = pids.filter((pid) => processes(lab).get(pid)?.stopped);
  if (stopped.length > 0) return `; stopped by a signal: process ${stopped.join(", ")}`;
  const unit = unitOn(lab, port);
  if (typeof unit !== "string" && unit.FreezerState === "frozen") return `; ${unit.Id} is frozen`;
  const slow = smallQuota(unit);
  if (slow !== undefined) return slow;
  const addresses = [...new Set(lines.map((line) => line.trim().split(/\s+/)[3] ?? ""))];
  const reachable = addresses.some((address) => /^(0\.0\.0\.0|\*|127\.0\.0\.1|\[::\]):/.test(address));
  return reachable ? "" : `; a process listens on ${addresses.join(" and ")} only`;
}
