import { wasLate } from "../http.ts";
import type { Answer, Reading } from "../model.ts";
import { repeatingProbes, separator } from "../probes/repeated-requests.ts";

/**
 * Reads what probe-script.ts printed.
 * @throws {Error} when its end is missing: the connection was cut.
 */
export function parseReadings(output: Buffer, mark: string): Map<string, Reading> {
  const end = output.lastIndexOf(`\n${mark}\n`);
  if (end === -1) throw new Error("the lab's answer to the probes was cut off");

  const files = new Map<string, Buffer>();
  const header = `==> /dev/shm/${mark}/`;
  for (let start = output.indexOf(header); start !== -1; ) {
    const name = start + header.length;
    const text = output.indexOf(" <==\n", name) + 5;
    const next = output.indexOf(`\n${header}`, text - 1);
    files.set(output.toString("utf8", name, text - 5), output.subarray(text, next === -1 ? end : next));
    start = next === -1 ? -1 : next + 1;
  }

  const text = (name: string) => files.get(name)?.toString().trim() ?? "";
  const number = (digits: string) => (digits === "" ? undefined : Number(digits));
  const readings = new Map<string, Reading>();
  for (const [name, out] of files) {
    const probe = name.replace(/\.out$/, "");
    if (probe !== name)
      readings.set(probe, { code: number(text(`${probe}.code`)), out, err: text(`${probe}.err`) });
  }
  // What each curl said of its requests: one without an answer left no file of its own.
  const said = [...files.keys()]
    .filter((name) => /^curl\d*\.err$/.test(name))
    .map(text)
    .join("\n")
    .trim();
  const curl = readings.get("curl");
  if (curl !== undefined) readings.set("curl", { ...curl, err: said });
  for (const [, probe = "", code = "", err = ""] of said.matchAll(/^(\w+) (\d+) ?(.*)$/gm)) {
    readings.set(probe, { code: number(code), out: readings.get(probe)?.out ?? Buffer.alloc(0), err });
  }
  return readings;
}

/**
 * The seconds by which the lab's clock is ahead of the host's, at least; 0 if it may be right.
 * @param clock of the lab, in whole seconds since 1970: it was read at some time between the next two.
 * @param asked when the host asked for it, and when it had the answer: in milliseconds since 1970.
 */
export function aheadOf(clock: number, asked: number, answered: number): number {
  const late = clock - answered / 1000;
  const early = clock + 1 - asked / 1000;
  return late > 0 ? late : Math.min(0, early);
}

/** The seconds since 1970 in what a login and then `date +%s` printed; undefined if they printed no number. */
export function secondsAfterLogin(printed: string): number | undefined {
  const [digits] = /\d+(?=\s*$)/.exec(printed) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Whether curl said what became of the requests. One that is missing, or older than 7.75, says it of none; one that was
 * ended at its deadline could say it only of those that were over by then.
 */
export function sawRequests(readings: Map<string, Reading>, names: string[]): boolean {
  const curl = readings.get("curl");
  const told = names.filter((name) => readings.get(name)?.code !== undefined);
  if (curl?.code === undefined) return told.length > 0 || curl?.err === "";
  return told.length === names.length;
}

/** curl's exit code for a request that took too long, and what is printed of such a repeated one. */
const timedOut = 28;
const repeatedTimedOut = new RegExp(`${separator}\\w+ (kept|new) ${timedOut} `);

/** The lab had work all the time if its processors had none for a smaller percentage of it. */
const littleRest = 10;

/**
 * Whether the lab was too busy for all probes, but would have answered. Where a program hangs, requests that were sent to it
 * take too long before the probes are ended; the processors rest meanwhile, or none of its answers comes.
 * @param services the requests that were made once, with the port of the service that each is for.
 * @param others the names of the other probes.
 * @param fromHost what the host itself was answered.
 */
export function wasBusy(
  readings: Map<string, Reading>,
  services: Readonly<Record<string, number>>,
  others: string[],
  fromHost: readonly Answer[] = [],
): boolean {
  const requests = Object.keys(services);
  const codeOf = (name: string) => readings.get(name)?.code;
  const hadNoRest = Number(readings.get("rest")?.out.toString() || 100) < littleRest;
  const late = requests.filter((name) => codeOf(name) === timedOut);
  if (late.length > 0) {
    const answers = new Set(requests.filter((name) => codeOf(name) === 0).map((name) => services[name]));
    return hadNoRest && late.every((name) => answers.has(services[name]));
  }
  if (hadNoRest && fromHost.some(wasLate) && !fromHost.every(wasLate)) return true;
  const codes = requests.map(codeOf);
  // If curl itself is over, what it did not say was not too late: see sawRequests.
  const open = readings.get("curl")?.code === undefined ? codes : [];
  return (
    [...open, ...others.map((name) => readings.get(name)?.code)].includes(undefined) ||
    repeatingProbes.some((probe) => repeatedTimedOut.test(readings.get(probe)?.out.toString("latin1") ?? ""))
  );
}
