/** What the lab says of a comparison. */
import { LabUnreachable } from "../../core/lab-unreachable.ts";

/** Something that is not as it was: what there was not, or is not any more, has nothing on that side. */
export interface Difference {
  kind: string;
  name: string;
  before: string[];
  now: string[];
  /** Of a file: the lines that went (`-`) and came (`+`), where they are known and no secret. */
  text: string[];
  /** Of a path: that it became another kind of thing, such as a link. */
  turned?: string;
}

export interface Drift {
  /** When the manifest was made, by the lab's clock. */
  made: Date;
  differences: Difference[];
}

/** Milliseconds by which the clocks may differ. */
const clockLimit = 60_000;

/**
 * Reads what compare.sh printed.
 * @param version of the script that was sent.
 * @param asked when the question went out, and when the answer was here, by the host's clock.
 * @throws {LabUnreachable} when there is nothing to compare with.
 */
export function readDrift(lines: string[], version: string, asked: { from: Date; until: Date }): Drift {
  const [madeBy, made] = fieldsOf(lines, "made");
  if (made === undefined) {
    throw new LabUnreachable(
      "LAB-421",
      "There is nothing to compare with.",
      "the lab has no manifest: its last provisioning did not finish, or was done by an older applab",
      "vagrant provision",
    );
  }
  if (madeBy !== version) {
    throw new LabUnreachable(
      "LAB-422",
      "The lab's manifest cannot be compared.",
      "it was made by another version of provision/manifest",
      "vagrant provision makes a new one",
    );
  }
  const found = new Map<string, Difference>();
  let text: string[] = [];
  for (const line of lines) {
    const [, sign, kind = "", name = "", value = ""] = /^([-+])([^\t]+)\t([^\t]*)\t(.*)$/.exec(line) ?? [];
    if (line.startsWith("|")) text.push(withoutPasswords(line.slice(1)));
    else if (line.startsWith("text\t")) text = textOf(found, line.slice("text\t".length));
    else if (sign !== undefined)
      note(found, sign === "-" ? "before" : "now", kind, name, withoutPasswords(value));
  }
  for (const each of found.values()) {
    const turned = turnedInto(each);
    if (turned !== undefined) Object.assign(each, { turned });
  }
  const off = offBy(Number(fieldsOf(lines, "clock")[0]) * 1000, asked);
  if (off !== undefined) note(found, "now", "clock", "the lab's", off);
  return { made: new Date(Number(made) * 1000), differences: [...found.values()] };
}

/** The fields of the first line of a kind. */
function fieldsOf(lines: string[], kind: string): string[] {
  const line = lines.find((each) => each.startsWith(`${kind}\t`));
  return line?.split("\t").slice(1) ?? [];
}

/** What is in a file, its mode and its owner, and where it leads as a link, are told as one. */
function note(
  found: Map<string, Difference>,
  side: "before" | "now",
  fact: string,
  name: string,
  value: string,
): void {
  const kind = /^(mode|link)$/.test(fact) ? "file" : fact;
  const difference = found.get(`${kind}\t${name}`) ?? { kind, name, before: [], now: [], text: [] };
  difference[side].push(fact === "file" ? `content ${value.slice(0, 8)}` : readable(value));
  found.set(`${kind}\t${name}`, difference);
}

/** In words, if a link took the place of a file or a folder, or the other way round. */
function turnedInto({ kind, before, now }: Difference): string | undefined {
  if (kind !== "file" || before.length === 0 || now.length === 0) return undefined;
  const [was, is] = [before, now].map((side) => side.find((value) => value.startsWith("to ")));
  if ((was === undefined) === (is === undefined)) return undefined;
  return is === undefined ? `was a link ${was}, is none now` : `was no link, is one now ${is}`;
}

function textOf(found: Map<string, Difference>, name: string): string[] {
  return found.get(`file\t${name}`)?.text ?? [];
}

/** `@0` is a time in the manifest, which must not depend on a place on earth. */
const readable = (value: string) =>
  value.replace(
    /@(\d+)$/,
    (_, seconds) => `of ${new Date(Number(seconds) * 1000).toISOString().slice(0, 16)}`,
  );

/** The address of a proxy may hold one. */
const withoutPasswords = (line: string) => line.replace(/(\w:\/\/)[^/@\s]+@/g, "$1…@");

/** In words, how far the lab's clock is from where it may be; what lay between question and answer does not count. */
function offBy(clock: number, { from, until }: { from: Date; until: Date }): string | undefined {
  const ahead = clock - until.getTime();
  const behind = from.getTime() - clock;
  if (ahead <= clockLimit && behind <= clockLimit) return undefined;
  const seconds = Math.round(Math.max(ahead, behind) / 1000);
  return `${seconds} s ${ahead > 0 ? "ahead of" : "behind"} the host's clock`;
}
