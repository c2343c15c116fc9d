import { formatFailure as failureInLines } from "../../core/failure.ts";
import { inLines as findingInLines } from "../doctor/examine.ts";
import { nextSteps } from "../start/next-steps.ts";
import type { Download, Event } from "./events.ts";

/** How long something takes, for people: in seconds below two minutes, then in minutes. */
export const formatDuration = (seconds: number) =>
  seconds < 100 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} minutes`;

/** The lines of an event. What a program alone wants to know has none. */
export function forPeople(event: Event, time: string): string[] {
  switch (event.event) {
    case "begin":
      return [...expectations(event)].map((line) => `${time}  ${line}`);
    case "note":
      return [`${time}  ${event.text}`];
    case "finding":
      return findingInLines([event]).split("\n");
    case "step":
      return [`${time}  ${event.text} (${duration(event)})`];
    case "error":
      return ["", ...failureInLines(event).split("\n")];
    case "ways":
      return nextSteps(event).split("\n");
    default:
      return [];
  }
}

function duration({ seconds, typical }: { seconds: number; typical?: number }): string {
  const took = `${Math.round(seconds)} s`;
  return typical === undefined ? took : `${took}, typically ${Math.max(1, Math.round(typical))} s`;
}

/** What is going to happen: how long it takes, and what it downloads. */
function* expectations({ fresh, task, typical, downloads }: Event & { event: "begin" }): Iterable<string> {
  const lab = task === undefined ? "lab" : `lab at task ${task}`;
  const time = typical === undefined ? "" : `, about ${formatDuration(typical)}`;
  yield `${fresh ? `A new ${lab}` : "The existing lab"}${time}.`;
  if (downloads.length > 0) yield `It downloads ${inMegabytes(downloads)}.`;
}

function inMegabytes(downloads: Download[]): string {
  const sum = downloads.reduce((total, { megabytes }) => total + (megabytes ?? 0), 0);
  const parts = downloads.map(({ what, megabytes }) => `${what} (${megabytes ?? "unknown size"})`);
  const more = downloads.some(({ megabytes }) => megabytes === undefined) ? " and more" : "";
  return `about ${sum} MB${more}: ${parts.join(", ")}`;
}
