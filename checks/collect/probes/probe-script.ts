import { serviceOf } from "../../../core/curriculum.ts";
import { shellScript, shellVariables } from "../../../core/shell-script.ts";

/** Commands that run at once; those of `first` before the preparation, whose shell sets what the others need. */
export interface Commands {
  first?: Record<string, string>;
  preparation: string;
  commands: Record<string, string>;
}

/** What is to be read: see probes.ts. */
export interface Probes {
  requests: Record<string, readonly [url: string, method?: string, ...headers: string[]]>;
  user: Commands;
  root: Commands;
}

/** Seconds. */
export const usualDeadline = 10;

/** Kilobytes that a probe may print. */
const limit = 256;

/**
 * A script for bash that runs all the probes at once and prints the files that they filled (`x.out`, `x.err`,
 * `x.code`) in the manner of `head -v`, and at last the mark: run-probes.sh, the probes, and all-probes.sh.
 * @param mark a random word: it names the folder of the files and ends the answer; the probes have it
 *   in `$mark`.
 * @param deadline seconds after which the probes that still run are ended: one that waits must not keep back what
 *   the others found.
 * @param patience how many times as long as usual a probe waits for what comes later.
 */
export function probeScript(
  { requests, user, root }: Probes,
  mark: string,
  deadline = usualDeadline,
  patience = 1,
): string {
  const rootHasProbes = Object.keys({ ...root.first, ...root.commands }).length > 0;
  const userHas = { ...user, commands: { ...user.commands, ...curl(requests) } };
  const beginning = shellVariables({ mark, deadline, patience, limit }) + file("run-probes.sh");
  const rootScript = `${beginning}${inOrder(root)}stop_clock\n`;
  return [
    beginning,
    shellVariables({ root_script: rootHasProbes ? rootScript : "" }),
    `run_user_probes() {\n${inOrder(userHas)}}\n`,
    file("all-probes.sh"),
  ].join("");
}

const file = (name: string) => shellScript(name, import.meta.url);

/** Starts commands in the background, as functions of run-probes.sh, and waits for them. */
function inOrder({ first = {}, preparation, commands }: Commands): string {
  return ["begin", ...start(first), preparation, ...start(commands), "wait_for_probes", ""].join("\n");
}

const start = (commands: Record<string, string>) =>
  Object.entries(commands).map(([name, command]) => `probe_${name}() {\n${command}\n}\nstart ${name}`);

/**
 * One curl for each service, which makes the requests that it answers, directly or through port 80: a service that hangs
 * must not hold back the requests to the others. What became of each request curl says in a line on standard error, a file
 * for each curl, where a line is written at once and stays when curl itself is ended.
 */
function curl(requests: Probes["requests"]): Record<string, string> {
  const queues = new Map<number, string[]>();
  for (const [name, [url, method = "GET", ...headers]] of Object.entries(requests)) {
    const queue = queues.get(serviceOf(url)) ?? [];
    queues.set(serviceOf(url), queue);
    queue.push(
      `-i -g --max-time $((8 * patience)) ${method === "HEAD" ? "-I" : `-X ${method}`} ${headers.map((header) => `-H "${header}" `).join("")}-o ${name}.out -w '%{stderr}${name} %{exitcode} %{errormsg}\\n' "${url}"`,
    );
  }
  // Few connections, because those that are kept serve again.
  const curls = [...queues].map(
    ([port, queue]) =>
      `curl -sZ --no-progress-meter --parallel-immediate --parallel-max 6 ${queue.join(" --next ")} 2>curl${port}.err &`,
  );
  return curls.length === 0 ? {} : { curl: [...curls, "wait"].join("\n") };
}
