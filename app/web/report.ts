/** Reads the result that the checks stored in the lab, for the first page. */
import { constants, open } from "node:fs/promises";
import { printable } from "./printable.ts";

/** A requirement that fails by itself: all that it depends on passes. */
export interface Failure {
  task: number;
  title: string;
  found: string;
  expected: string;
  hint: string;
}

/** A task, and how many of its requirements pass. */
export interface Task {
  task: number;
  name: string;
  state: "done" | "fails" | "blocked" | "not judged" | "not begun";
  passed: number;
  all: number;
}

/** The result of the last run of the checks. */
export interface Report {
  time: Date;
  tasks: Task[];
  failures: Failure[];
  /** How many requirements fail only because one of those does. */
  blocked: number;
  /** How many count neither as passed nor as failed. */
  apart: Record<Apart, number>;
  /** The faults of `npm run break`: how many were solved, and how many the lab has. */
  faults: { solved: number; active: number };
}

const apartStates = ["not applicable", "not seen", "not judged"] as const;
type Apart = (typeof apartStates)[number];

/** A normal report has about 20 KiB. */
const most = 256 * 1024;

/**
 * Reads the report that the checks leave in the lab.
 * @returns undefined if there is none yet.
 * @throws {Error} if the file is not a report.
 */
export async function readReport(file: string): Promise<Report | undefined> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    },
  );
  if (handle === undefined) return undefined;
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new Error("it is not a file");
    if (status.size > most) throw new Error(`it has ${status.size} bytes`);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(status.size), 0, status.size, 0);
    return { time: status.mtime, ...judgements(JSON.parse(buffer.toString("utf8", 0, bytesRead))) };
  } finally {
    await handle.close();
  }
}

type Entry = Record<string, unknown>;

function judgements(report: unknown): Omit<Report, "time"> {
  const { requirements, tasks: states, faults } = (report ?? {}) as Entry;
  if (!Array.isArray(requirements)) throw new Error("it lists no requirements");
  const tasks = new Map<number, Task>();
  for (const { task, name, state } of entries(states)) {
    if (!isTask(task)) continue;
    const begun = state !== "not begun";
    tasks.set(task, { task, name: text(name, 24), state: begun ? "done" : "not begun", passed: 0, all: 0 });
  }
  const failures: Failure[] = [];
  let blocked = 0;
  const apart = { "not applicable": 0, "not seen": 0, "not judged": 0 };
  for (const each of requirements) {
    const { task, title, holds, state, found, expected, hints } = (each ?? {}) as Entry;
    if (!isTask(task) || typeof holds !== "boolean")
      throw new Error("one of its requirements has no task or no verdict");
    const own = tasks.get(task) ?? { task, name: "", state: "done", passed: 0, all: 0 };
    tasks.set(task, own);
    const aside = apartStates.find((each) => each === state);
    if (aside !== undefined) {
      apart[aside] += 1;
      if (aside === "not judged" && own.state === "done") own.state = aside;
      continue;
    }
    own.all += 1;
    if (holds) own.passed += 1;
    else if (state === "blocked") {
      blocked += 1;
      if (own.state !== "fails") own.state = "blocked";
    } else {
      own.state = "fails";
      const hint = text(Array.isArray(hints) ? hints[0] : undefined);
      failures.push({ task, title: text(title), found: text(found), expected: text(expected), hint });
    }
  }
  const { solved, active } = (faults ?? {}) as Entry;
  return {
    tasks: [...tasks.values()].sort((a, b) => a.task - b.task),
    failures,
    blocked,
    apart,
    faults: { solved: count(solved), active: count(active) },
  };
}

/** Zero in a report of earlier checks, which does not count faults. */
const count = (value: unknown): number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= 999 ? Number(value) : 0;

const entries = (list: unknown): Entry[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === "object" && each !== null) : [];

const isTask = (task: unknown): task is number =>
  Number.isInteger(task) && Number(task) >= 0 && Number(task) <= 99;

const text = (value: unknown, longest = 160) => (typeof value === "string" ? printable(value, longest) : "");
