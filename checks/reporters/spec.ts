/** What people read: the causes first, then a line for each task. */
import { painter, wantsColours } from "../../core/terminal.ts";
import type { HintCount } from "../judge/unmet.ts";
import type { KeptFault } from "../target/active-faults.ts";
import { formatHintCount } from "./hint-count.ts";
import { inLine } from "./just-done.ts";
import { news } from "./news.ts";
import { type Events, type Judged, notBegun, results, type Wishes } from "./results.ts";
import { type Collected, inOrderOfTheWay, stateOf, summarize, type TaskResults } from "./summary.ts";
import { inSentences } from "./sums.ts";

/** How a requirement's line begins. */
export const marks = {
  green: "✔",
  red: "✘",
  blocked: "◌",
  fault: "✘",
  notApplicable: "–",
  notSeen: "?",
} as const;

export interface Showing {
  colours: boolean;
  /** How many for each requirement that fails. */
  hints: HintCount;
  /** Whether each requirement has a line. Otherwise each task has one. */
  unfolded: boolean;
}

/** The failures, each with expected, found, hints and what to read; then the tasks, and the sum. */
export async function* people(events: Events, { output, hints, verbose }: Wishes): AsyncIterable<string> {
  const terminal = process.stdout.isTTY && output === undefined;
  const colours = wantsColours(process.env, terminal);
  const all = await summarize(results(events));
  const report = (unfolded: boolean) =>
    `${body(all, { colours, hints, unfolded })}\n${sum(all, colours, process.uptime())}`;
  const long = report(true);
  const fits = terminal && long.split("\n").length < process.stdout.rows;
  yield verbose || fits ? long : report(false);
  for (const fault of news.solved) yield solved(fault);
  yield inLine(news.justDone.filter(({ task }) => task >= (news.doneBefore.at(-1) ?? 0)));
  if (all.counts.red > 0) yield more[hints];
}

/** How to get the hints that are not shown. */
const more: Record<HintCount, string> = {
  1: "More hints: npm run checks -- --hints 2 says what to compare, --hints 3 adds a command that shows it.\n",
  2: "More hints: npm run checks -- --hints 3 adds a command that shows it.\n",
  3: "",
};

const solved = ({ name, hints, lesson }: KeptFault) =>
  `Solved: ${name}, with ${formatHintCount(hints)}.\n${lesson === undefined ? "" : `  it was:  ${lesson.title}\n  learned: ${lesson.teaches}\n`}`;

/** All but the sum. */
export function body({ tasks }: Collected, showing: Showing): string {
  const causes = inOrderOfTheWay(tasks);
  const failures = explained(causes, showing);
  const each = showing.unfolded
    ? tasks.map((task) => inFull(task, causes, showing))
    : (causes.length === 0 ? tasks : withPassingNeighbours(tasks)).map((task) =>
        inOneLine(task, causes, showing),
      );
  return `${failures}${failures === "" ? "" : "\n"}${each.join("")}`;
}

/** @param seconds that all of it took. */
export function sum({ holds, counts }: Collected, colours: boolean, seconds: number): string {
  const paint = painter(colours);
  return `${paint(holds ? "green" : "red", inSentences(counts))} ${paint("dim", `(${seconds.toFixed(1)} s)`)}\n`;
}

/**
 * What fails by itself, each with its reason. Several have numbers, so that a line can say by which one it is blocked, and
 * only the first one says what to read and what was changed: all must fit on a small terminal.
 */
function explained(causes: Judged[], { colours, hints }: Showing): string {
  const paint = painter(colours);
  const texts = causes.map(({ title, red, checkError }, index) => {
    const reason = red?.inWords(hints, index > 0) ?? `the check itself failed: ${checkError?.stack}`;
    const number = causes.length === 1 ? "" : `${index + 1}. `;
    return `  ${paint("red", marks.red)} ${number}${title}\n${reason.replace(/^/gm, "      ")}\n`;
  });
  return texts.join("");
}

/** `task 1 production: 1 passes, 9 blocked by: a process listens on port 5000`. */
function inOneLine(
  { task, name, requirements }: TaskResults,
  causes: Judged[],
  { colours }: Showing,
): string {
  const paint = painter(colours);
  if (requirements.length === 0) return `${paint("dim", `${name}: ${notBegun}`)}\n`;
  const count = (...states: ReturnType<typeof stateOf>[]) =>
    requirements.filter((each) => states.includes(stateOf(each))).length;
  const [green, red, blocked] = [count("green"), count("red", "fault"), count("blocked")];
  // What could not be seen is worth lines of its own only where nothing fails.
  const [unseen, short] = [count("notSeen"), causes.length > 0];
  const apart = requirements.filter((each) => isApart(each) && !(short && each.notSeen)).map(apartLines);
  const beside = short && unseen > 0 ? [`${unseen} not seen`] : [];
  const lines = apart.map((text) => paint("dim", text)).join("");
  if (red + blocked === 0) {
    if (green === 0) return `${marks.notApplicable} ${name}: nothing to judge\n${lines}`;
    return `${paint("green", marks.green)} ${name}: ${green === 1 ? "its one requirement passes" : `all ${green} pass`}${beside.map((each) => `, ${each}`).join("")}\n${lines}`;
  }
  const parts = [
    ...(red === 0 ? [] : [`${red} ${red === 1 ? "fails" : "fail"}`]),
    ...(green === 0 ? [] : [`${green} ${green === 1 ? "passes" : "pass"}`]),
    ...beside,
    ...(blocked === 0 ? [] : [`${blocked} blocked by: ${namesOf(blockersOf(requirements), causes)}`]),
  ];
  const mark = red > 0 ? paint("red", marks.red) : marks.blocked;
  const before = news.doneBefore.includes(task) ? " (done before)" : "";
  return `${mark} ${clipped(`${name}${before}: ${parts.join(", ")}`)}\n${lines}`;
}

/** Characters of a task's line after its mark: a title that is cut off here stands in full above. */
const width = 77;

const clipped = (line: string) => (line.length > width ? `${line.slice(0, width - 1)}…` : line);

const passes = ({ requirements }: TaskResults) =>
  requirements.length > 0 && requirements.every((each) => stateOf(each) === "green" || isApart(each));

/** The tasks, those that pass and follow each other as one: where something fails, they must not need much room. */
function withPassingNeighbours(tasks: TaskResults[]): TaskResults[] {
  const rows: TaskResults[][] = [];
  for (const task of tasks) {
    const last = rows.at(-1);
    if (last?.every(passes) && passes(task)) last.push(task);
    else rows.push([task]);
  }
  return rows.map((row) => {
    const [first, last] = [row[0], row.at(-1)] as [TaskResults, TaskResults];
    if (first === last) return first;
    const name = `tasks ${first.task} to ${last.task}`;
    return { task: first.task, name, requirements: row.flatMap(({ requirements }) => requirements) };
  });
}

const listed = new Intl.ListFormat("en-GB");

/** The title of the only cause, or the numbers of several. */
const namesOf = (titles: string[], causes: Judged[]) =>
  causes.length === 1
    ? titles.join("; ")
    : listed.format(causes.flatMap(({ title }, index) => (titles.includes(title) ? `${index + 1}` : [])));

/** The titles of the root failures that block some of these requirements. */
export const blockersOf = (requirements: Judged[]) => [
  ...new Set(requirements.flatMap(({ red }) => red?.blockedBy.map(({ title }) => title) ?? [])),
];

/** Whether it counts neither as passed nor as failed. */
const isApart = (each: Judged) => ["notApplicable", "notSeen"].includes(stateOf(each));

const apartLines = ({ title, notApplicable, notSeen }: Judged) =>
  notSeen === undefined
    ? `  ${marks.notApplicable} ${title}\n      not applicable: ${notApplicable}\n`
    : `  ${marks.notSeen} ${title}\n      not seen: ${notSeen}\n`;

/** A line for each requirement; what fails has been explained above. */
function inFull({ name, requirements }: TaskResults, causes: Judged[], { colours }: Showing): string {
  const paint = painter(colours);
  if (requirements.length === 0) return `${paint("dim", `${name}: ${notBegun}`)}\n`;
  const lines = requirements.map((each) => {
    const state = stateOf(each);
    if (isApart(each)) return paint("dim", apartLines(each));
    if (state === "blocked")
      return `  ${marks.blocked} ${each.title}\n      ${paint("dim", `blocked by: ${namesOf(blockersOf([each]), causes)}`)}\n`;
    return `  ${paint(state === "green" ? "green" : "red", marks[state])} ${each.title}\n`;
  });
  return `${paint("bold", name)}\n${lines.join("")}`;
}
