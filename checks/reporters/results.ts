import type { TestEvent } from "node:test/reporters";
import { taskNames } from "../../core/curriculum.ts";
import type { Outcome } from "../judge/evaluate.ts";
import { type HintCount, RequirementUnmet } from "../judge/unmet.ts";

/** The state of the tasks of an exercise lab that come after the one in hand. */
export const notBegun = "not begun";

/** The events that node:test sends to a reporter. https://nodejs.org/docs/latest-v20.x/api/test.html#class-testsstream */
export type Events = AsyncIterable<TestEvent>;

/** The options of a report. */
export interface Wishes {
  /** How many hints the spec reporter shows for a requirement that fails. */
  hints: HintCount;
  /** Whether the spec reporter shows a line for each requirement, not for each task. */
  verbose: boolean;
  /** The file for the report; undefined for standard output. */
  output: string | undefined;
}

/** Turns events into text. */
export type Reporter = (events: Events, wishes: Wishes) => AsyncIterable<string>;

/** A requirement that was judged. */
export interface Judged {
  kind: "requirement";
  title: string;
  seconds: number;
  /** Why it fails, or what blocks it. */
  red: RequirementUnmet | undefined;
  /** Why it could not be judged. */
  checkError: Error | undefined;
  /** Why there was nothing to judge in this lab. */
  notApplicable: string | undefined;
  /** Why the fact could not be observed in this run. */
  notSeen: string | undefined;
}

/** Why a requirement counts neither as passed nor as failed. */
export type Apart = Partial<Pick<Judged, "notApplicable" | "notSeen">>;

/** How the reason for a skipped test begins, if the fact could not be observed. Reports in TAP and JUnit contain it. */
const unseen = "not seen: ";

/** Why the test of a requirement is skipped; false if it is not. */
export const skipReason = ({ notApplicable, notSeen }: Apart) =>
  notApplicable ?? (notSeen === undefined ? false : `${unseen}${notSeen}`);

function apartOf(skip: string | boolean | undefined): Apart {
  if (skip === undefined) return {};
  const reason = String(skip);
  return reason.startsWith(unseen) ? { notSeen: reason.slice(unseen.length) } : { notApplicable: reason };
}

/** The beginning of a task's requirements, or a task that is not begun. */
export interface TaskResult {
  kind: "task" | "not begun";
  task: number;
  name: string;
}

export type Result = TaskResult | Judged;

/** What a task is called in all reports. */
export const nameOf = (task: number) => `task ${task} ${taskNames[task]}`;

const taskResult = (name: string, kind: TaskResult["kind"]): TaskResult => ({
  kind,
  task: Number(name.split(" ")[1]),
  name,
});

/** The result of a requirement. An error in the check is neither a failure of the learner nor green. */
export function judged(title: string, seconds: number, thrown: unknown, apart: Apart = {}): Judged {
  const red = thrown instanceof RequirementUnmet ? thrown : undefined;
  const broken = thrown !== undefined && red === undefined;
  const checkError = broken ? (thrown instanceof Error ? thrown : new Error(String(thrown))) : undefined;
  const { notApplicable, notSeen } = apart;
  return { kind: "requirement", title, seconds, red, checkError, notApplicable, notSeen };
}

/** The events that a reporter of ours needs, without the rest. */
export async function* results(events: Events): AsyncIterable<Result> {
  let name: string | undefined;
  for await (const { type, data } of events) {
    if (type === "test:start" && data.nesting === 0) name = data.name;
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.nesting === 0 && data.skip !== undefined) yield taskResult(data.name, "not begun");
    if (data.nesting !== 1) continue;
    if (name !== undefined) yield taskResult(name, "task");
    name = undefined;
    const thrown = type === "test:fail" ? (data.details.error.cause ?? data.details.error) : undefined;
    yield judged(data.name, data.details.duration_ms / 1000, thrown, apartOf(data.skip));
  }
}

/** The same, from what was judged without node:test. */
export function resultsOf({ judgements, notBegun }: Outcome): Result[] {
  const tasks = new Set(judgements.map(({ requirement }) => requirement.task));
  return [
    ...[...tasks].flatMap((task) => [
      taskResult(nameOf(task), "task"),
      ...judgements
        .filter(({ requirement }) => requirement.task === task)
        .map(({ requirement: { title }, thrown, ...apart }) => judged(title, 0, thrown, apart)),
    ]),
    ...notBegun.map((task) => taskResult(nameOf(task), "not begun")),
  ];
}
