import type { ProbeName } from "./probes.ts";

/** What a probe printed. */
export interface Reading {
  /** The exit code; undefined where the probe had not ended at its deadline and was ended. */
  code: number | undefined;
  out: Buffer;
  err: string;
}

/** Kilobytes that a probe may print. */
const limit = 256;

/**
 * A shell script that runs all the probes at once and prints, after the mark, a line `size name` for each file that
 * they filled (`x.out`, `x.err`, `x.code`), an empty line, and the files.
 * @param deadline seconds after which the probes that still run are ended: one that waits must not keep back what
 *   the others found.
 */
export function probeScript(probes: Record<string, string>, mark: string, deadline = 10): string {
  const jobs = Object.entries(probes).map(
    ([name, command]) =>
      `{ ${command}\n} >${name}.out 2>${name}.err && echo 0 >${name}.code || echo $? >${name}.code &`,
  );
  return [
    // bash reads this script from its standard input: as a function it is read whole before a probe can eat from it.
    "main() {",
    "export LC_ALL=C",
    // In memory: a full disk must not silence the one who asks why the lab is ill.
    'folder=$(mktemp -d /dev/shm/probes.XXXXXX) && cd "$folder" || exit 70',
    "trap 'rm -rf \"$folder\"' EXIT",
    `ulimit -f ${limit}`,
    // Each job is a process group of its own, so that a job is ended with all that it started.
    "set -m",
    ...jobs,
    "jobs=$(jobs -p)",
    `{ sleep ${deadline}; for job in $jobs; do kill -KILL -- "-$job"; done; } &`,
    "watch=$!",
    "wait $jobs",
    'kill -- "-$watch"',
    `echo ${mark}`,
    "stat -c '%s %n' *",
    "echo",
    "cat *",
    "}",
    // Bash's own words of ended jobs are of no interest.
    "main </dev/null 2>/dev/null",
  ].join("\n");
}

/**
 * Reads what {@link probeScript} printed.
 * @throws {Error} when the mark is missing or the output ends too early: the connection was cut.
 */
export function parseReadings(output: Buffer, mark: string): Map<ProbeName, Reading> {
  const start = output.indexOf(`${mark}\n`) + mark.length + 1;
  const blank = output.indexOf("\n\n", start);
  if (start <= mark.length || blank === -1) throw new Error("the lab's answer to the probes was cut off");

  const files = new Map<string, Buffer>();
  let offset = blank + 2;
  for (const line of output.toString("utf8", start, blank).split("\n")) {
    const [size = "", name = ""] = line.split(" ");
    files.set(name, output.subarray(offset, offset + Number(size)));
    offset += Number(size);
  }
  if (offset > output.length) throw new Error("the lab's answer to the probes was cut off");

  const readings = new Map<ProbeName, Reading>();
  for (const [name, out] of files) {
    if (!name.endsWith(".out")) continue;
    const probe = name.slice(0, -4);
    const code = files.get(`${probe}.code`);
    readings.set(probe as ProbeName, {
      code: code === undefined || code.length === 0 ? undefined : Number(code.toString()),
      out,
      err: files.get(`${probe}.err`)?.toString().trim() ?? "",
    });
  }
  return readings;
}
