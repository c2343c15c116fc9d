/** All output of `npm start` goes through here: to people or to a program, and into the log. */
import { stripVTControlCharacters } from "node:util";
import { type Failure, pageOf } from "../../core/failure.ts";
import { elapsed, formatMinutes } from "./clock.ts";
import type { Event } from "./events.ts";
import { log, logFile, placeOfLog } from "./log.ts";
import { forPeople } from "./text.ts";

let json = false;

/** From now on, print only JSON to standard output, one object per line. */
export function enableJson(): void {
  json = true;
}

export const isJson = () => json;

/** Erases the status line. */
const erase = () => (process.stdout.isTTY && !json ? "\r\u001b[K" : "");

/**
 * Reports an event.
 * @param logged whether the log already has it in other words.
 */
export function reportEvent(event: Event, logged = false): void {
  const lines = forPeople(event, formatMinutes(elapsed()));
  if (!logged) for (const line of lines) log(stripVTControlCharacters(line));
  if (json) {
    const { event: name, ...rest } = event;
    // Programs that were written before `fix` had its name read `mend`.
    const deprecated = "fix" in rest ? { mend: rest.fix } : {};
    const told = { event: name, elapsed: Math.round(elapsed() * 10) / 10, ...rest, ...deprecated };
    process.stdout.write(`${JSON.stringify(told)}\n`);
    return;
  }
  const text = lines.map((line) => `${line}\n`).join("");
  if (event.event === "error") process.stderr.write(`${erase()}${text}${placeOfLog()}\n`);
  else if (text !== "") process.stdout.write(`${erase()}${text}`);
}

/** Prints a note. */
export const printNote = (text: string) => reportEvent({ event: "note", text });

/** Reports why the run failed. */
export const reportFailure = ({ code, what, why, fix }: Failure) =>
  reportEvent({ event: "error", code, what, why, fix, docs: pageOf(code), log: logFile });

/**
 * Shows the elapsed time on a terminal: a step can take a minute without output.
 * @param status what is running.
 * @returns a function that ends it.
 */
export function tick(status: () => string): () => void {
  if (!process.stdout.isTTY || json) return () => {};
  const timer = setInterval(() => {
    const line = `${formatMinutes(elapsed())}  … ${status()}`;
    process.stdout.write(`${erase()}${line.slice(0, (process.stdout.columns || 80) - 1)}\r`);
  }, 1000);
  return () => {
    clearInterval(timer);
    process.stdout.write(erase());
  };
}
