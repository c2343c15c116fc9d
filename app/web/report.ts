/** Reads the result that the checks stored in the lab, for the first page. */
import { constants, open } from "node:fs/promises";
import { printable } from "./printable.ts";

/** A requirement that failed by itself. */
export interface Failure {
  task: number;
  title: string;
  found: string;
  hint: string;
}

/** The result of the last run of the checks. */
export interface Report {
  time: Date;
  /** Of each task, how many of its requirements pass. */
  tasks: { task: number; green: number; all: number }[];
  /** In an exercise lab, the tasks after the one in hand. */
  notBegun: number[];
  red: Failure[];
  /** How many requirements fail only because one of those does. */
  blocked: number;
  /** How many count neither as passed nor as failed: the lab has nothing of that kind, or it could not be observed. */
  apart: Record<Apart, number>;
}

const apartStates = ["not applicable", "not seen"] as const;
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
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
    return { time: status.mtime, ...judgements(JSON.parse(buffer.toString("utf8", 0, bytesRead))) };
  } finally {
    await handle.close();
  }
}

function judgements(report: unknown): Omit<Report, "time"> {
  const { requirements, tasks: states } = (report ?? {}) as { requirements?: unknown; tasks?: unknown };
  if (!Array.isArray(requirements)) throw new Error("it lists no requirements");
  const tasks = new Map<number, { task: number; green: number; all: number }>();
  const red: Failure[] = [];
  let blocked = 0;
  const apart = { "not applicable": 0, "not seen": 0 };
  for (const each of requirements) {
    const { task, title, holds, state, found, fault, hints } = (each ?? {}) as Record<string, unknown>;
    if (!Number.isInteger(task) || Number(task) < 0 || Number(task) > 99 || typeof holds !== "boolean")
      throw new Error("one of its requirements has no task or no verdict");
    const which = apartStates.find((each) => each === state);
    if (which !== undefined) {
      apart[which] += 1;
      continue;
    }
    const counted = tasks.get(Number(task)) ?? { task: Number(task), green: 0, all: 0 };
    tasks.set(counted.task, { ...counted, all: counted.all + 1, green: counted.green + Number(holds) });
    if (state === "blocked") blocked += 1;
    else if (!holds)
      red.push({
        task: counted.task,
        title: text(title),
        found: text(found ?? fault),
        hint: text(Array.isArray(hints) ? hints[0] : undefined),
      });
  }
  const notBegun = (Array.isArray(states) ? states : []).flatMap((each: Record<string, unknown> | null) =>
    each?.state === "not begun" && Number.isInteger(each.task) ? [Number(each.task)] : [],
  );
  return { tasks: [...tasks.values()].sort((a, b) => a.task - b.task), notBegun, red, blocked, apart };
}

const text = (value: unknown) => (typeof value === "string" ? printable(value, 160) : "");
