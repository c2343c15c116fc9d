/** How a run ended, in sentences: the last line of a report. */
import type { Counts } from "./summary.ts";

/** How many requirements pass, fail, are blocked, could not be judged, do not apply, and were not seen. */
export function inSentences(counts: Counts): string {
  const { notApplicable, notSeen } = counts;
  const apart = [
    ...(notApplicable === 0
      ? []
      : [`${notApplicable} more ${notApplicable === 1 ? "is" : "are"} not applicable.`]),
    ...(notSeen === 0 ? [] : [`${notSeen} more ${notSeen === 1 ? "was" : "were"} not seen.`]),
  ];
  return [judgedInSentences(counts), ...apart].join(" ");
}

function judgedInSentences({ green, red, blocked, fault, notBegun }: Counts): string {
  const total = green + red + blocked + fault;
  // An empty result must not look green.
  if (total === 0) return "No requirement was judged.";
  const broken =
    fault === 0 ? [] : [`${fault} of ${total} requirements could not be judged: please report this.`];
  const isBlocked = blocked === 0 ? "" : `; ${blocked} more ${blocked === 1 ? "is" : "are"} blocked`;
  if (notBegun.length > 0) {
    return [`${green} of ${total} requirements pass; ${tasksInWords(notBegun)} not begun.`, ...broken].join(
      " ",
    );
  }
  if (green === total) return `All ${total} requirements pass.`;
  return [
    ...(red === 0 ? [] : [`${red} of ${total} requirements ${red === 1 ? "fails" : "fail"}${isBlocked}.`]),
    ...broken,
  ].join(" ");
}

/** `task 7 is`, `tasks 4 to 7 are`: the tasks are consecutive. */
const tasksInWords = (tasks: number[]) =>
  tasks.length === 1 ? `task ${tasks[0]} is` : `tasks ${tasks[0]} to ${tasks.at(-1)} are`;
