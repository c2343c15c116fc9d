/** What a probe printed. */
export interface Reading {
  /** The exit code; undefined where the probe had not ended at its deadline and was ended. */
  code: number | undefined;
  out: Buffer;
  err: string;
}

/** Commands, and bash that runs before them and sets what they need. */
export interface Commands {
  preparation: string;
  commands: Record<string, string>;
}

/** What is to be read: see probes.ts. */
export interface Probes {
  requests: Record<string, readonly [url: string, method?: string]>;
  user: Commands;
  root: Commands;
}

/** Kilobytes that a probe may print. */
const limit = 256;

/**
 * A script for bash that runs all the probes at once and prints, after the mark, a line `size name` for each file that
 * they filled (`x.out`, `x.err`, `x.code`), an empty line, and the files.
 * @param deadline seconds after which the probes that still run are ended: one that waits must not keep back what
 *   the others found.
 */
export function probeScript({ requests, user, root }: Probes, mark: string, deadline = 10): string {
  const asRoot = Object.keys(root.commands).length > 0;
  return [
    // bash reads this script from its standard input: as a function it is read whole before a probe can eat from it.
    "main() {",
    "export LC_ALL=C",
    // In memory: a full disk must not silence the one who asks why the lab is ill.
    'folder=$(mktemp -d /dev/shm/probes.XXXXXX) && cd "$folder" || exit 70',
    "trap 'rm -rf \"$folder\"' EXIT",
    `ulimit -f ${limit}`,
    ...(asRoot
      ? ["sudo -n bash -s <<'ROOT' &", root.preparation, together(jobs(root), deadline), "ROOT", "root=$!"]
      : []),
    user.preparation,
    together([...jobs(user), ...curl(requests)], deadline),
    ...(asRoot ? ["wait $root"] : []),
    `echo ${mark}`,
    "stat -c '%s %n' *",
    "echo",
    "cat *",
    "}",
    // Bash's own words of ended jobs are of no interest.
    "main </dev/null 2>/dev/null",
  ].join("\n");
}

function jobs({ commands }: Commands): string[] {
  return Object.entries(commands).map(
    ([name, command]) =>
      `{ ${command}\n} >${name}.out 2>${name}.err && echo 0 >${name}.code || echo $? >${name}.code`,
  );
}

/** Runs jobs at once, each as a process group of its own, so that it is ended with all that it started. */
function together(jobs: string[], deadline: number): string {
  return [
    "set -m",
    "jobs=()",
    ...jobs.map((job) => `{ ${job}; } </dev/null & jobs+=($!)`),
    `{ sleep ${deadline}; for job in "\${jobs[@]}"; do kill -KILL -- "-$job"; done; } &`,
    "watch=$!",
    `wait "\${jobs[@]}"`,
    'kill -- "-$watch"',
  ].join("\n");
}

/** One curl that makes all the requests at once; what became of each it writes into `curl.out`, a line a request. */
function curl(requests: Probes["requests"]): string[] {
  const each = Object.entries(requests).map(
    ([name, [url, method = "GET"]]) =>
      `-i -g --max-time 5 -X ${method} -o ${name}.out -w '${name} %{exitcode} %{errormsg}\\n' "${url}"`,
  );
  if (each.length === 0) return [];
  return [`curl -sZ --parallel-max ${each.length} ${each.join(" --next ")} >curl.out`];
}

/**
 * Reads what {@link probeScript} printed.
 * @throws {Error} when the mark is missing or the output ends too early: the connection was cut.
 */
export function parseReadings(output: Buffer, mark: string): Map<string, Reading> {
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

  const text = (name: string) => files.get(name)?.toString().trim() ?? "";
  const number = (digits: string) => (digits === "" ? undefined : Number(digits));
  const readings = new Map<string, Reading>();
  for (const [name, out] of files) {
    const probe = name.replace(/\.out$/, "");
    if (probe !== name)
      readings.set(probe, { code: number(text(`${probe}.code`)), out, err: text(`${probe}.err`) });
  }
  // A request without an answer left no file of its own.
  for (const line of text("curl.out").split("\n").filter(Boolean)) {
    const [, probe = "", code = "", err = ""] = /^(\S+) (\d+) ?(.*)$/.exec(line) ?? [];
    readings.set(probe, { code: number(code), out: readings.get(probe)?.out ?? Buffer.alloc(0), err });
  }
  readings.delete("curl");
  return readings;
}
