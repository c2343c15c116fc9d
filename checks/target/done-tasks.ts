/** The tasks that passed at some run, as it is kept beside what else is known of the lab's machine. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isTask } from "../../core/curriculum.ts";
import { keptFolder, machineId } from "../../core/paths.ts";

/** A task that passed, and what it took. */
export interface DoneTask {
  task: number;
  /** ISO 8601; undefined where an earlier version of the project kept only the number. */
  at?: string;
  /** Since the task before was done, or the first run in this machine. */
  minutes?: number;
  /** Further hints that were asked for meanwhile. */
  hints?: number;
}

export interface KeptTasks {
  /** ISO 8601: the first run in this machine. */
  began: string;
  /** Hints that were asked for since the last task was done. */
  hints: number;
  done: DoneTask[];
}

const file = () => join(keptFolder(), "done.json");

/** What is kept of this machine. */
export function readKeptTasks(now = new Date()): KeptTasks {
  const none = { began: now.toISOString(), hints: 0, done: [] };
  try {
    const { machine, began, hints, done } = JSON.parse(readFileSync(file(), "utf8"));
    if (machine !== machineId() || !Array.isArray(done)) return none;
    const tasks = done.map((each) => (typeof each === "object" ? each : { task: each }));
    return {
      began: Number.isNaN(Date.parse(began)) ? none.began : began,
      hints: Number.isInteger(hints) ? hints : 0,
      done: tasks.filter((each) => isTask(String(each?.task))),
    };
  } catch {
    return none;
  }
}

/**
 * Adds the tasks that pass now to those that passed before.
 * @param asked for how many further hints this run was asked.
 * @returns what is to be kept then, and the tasks that are new.
 */
export function withPassing(kept: KeptTasks, passing: number[], asked: number, now = new Date()) {
  const before = kept.done.map(({ task }) => task);
  const hints = kept.hints + asked;
  const since = Math.max(
    ...[kept.began, ...kept.done.map(({ at = "" }) => at)].map(Date.parse).filter(Number.isFinite),
  );
  const justDone: DoneTask[] = passing
    .filter((task) => !before.includes(task))
    .map((task) => ({
      task,
      at: now.toISOString(),
      minutes: Math.round((now.getTime() - since) / 60_000),
      hints,
    }));
  const done = [...kept.done, ...justDone].sort((a, b) => a.task - b.task);
  return { kept: { ...kept, hints: justDone.length > 0 ? 0 : hints, done }, justDone };
}

/** The first task from this one on that did not pass at an earlier run: a learner solves them in order. */
export function firstUnsolved(from: number, { done }: Pick<KeptTasks, "done">): number {
  return done.some(({ task }) => task === from) ? firstUnsolved(from + 1, { done }) : from;
}

/** Keeps it for the next run, whole or not at all. */
export function keepTasks(kept: KeptTasks): void {
  const own = `${file()}.${process.pid}`;
  try {
    mkdirSync(dirname(file()), { recursive: true });
    writeFileSync(own, `${JSON.stringify({ machine: machineId(), ...kept })}\n`);
    renameSync(own, file());
  } catch {
    // Then the next run calls a task "not begun" that was done: a pity, and no reason to fail.
  }
}
