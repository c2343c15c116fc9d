/** What a course's checker does with the `app` that port 5000 serves: binds it to port 6000, asks for its page, ends it. */

import { randomUUID } from "node:crypto";
import { pagePath } from "../../core/curriculum.ts";
import { shellScript, shellVariables } from "../../core/shell-script.ts";
import type { BindResult, Lab } from "../collect/model.ts";
import { listeners, nothingListens } from "../collect/parse/processes.ts";
import { parseReadings } from "../collect/parse/readings.ts";
import { probeScript } from "../collect/probes/probe-script.ts";
import { run } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/** Seconds that the lab may take; emulated, Node and Express need three. */
const deadline = 20;

/** Seconds that the module may take to be imported and to answer. */
const patience = 10;

/**
 * Binds the app of the process on port 5000 in a network of its own, as that process's user: no other program is disturbed, and
 * two who do it at once do not meet.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function bindApp(target: Target, lab: Lab): Promise<BindResult> {
  const [pid] = listeners(lab, 5000);
  if (pid === undefined) return { module: "", answer: nothingListens(5000) };
  const mark = `probes-${randomUUID()}`;
  return parseBindResult(await run(target, bindScript(pid, mark)), mark);
}

/** Exported for its test. */
export function bindScript(pid: number, mark: string): string {
  // No arguments or environment for these: a module may read its own.
  const [page, file] = [JSON.stringify(pagePath), (name: string) => shellScript(name, import.meta.url)];
  const variables = shellVariables({
    serving: pid,
    node_program: `const page = ${page}, patience = ${patience};\n${file("serve-app.mjs")}`,
    python_program: `page, patience = ${page}, ${patience}\n${file("serve-app.py")}`,
  });
  return probeScript(
    {
      requests: {},
      user: { preparation: "", commands: {} },
      // In a subshell, which changes its folder and then runs another program in its place.
      root: { preparation: "", commands: { bound: `(\n${variables}${file("bind-app.sh")})` } },
    },
    mark,
    deadline,
  );
}

/** Reads what {@link bindScript} printed. */
export function parseBindResult(output: Buffer, mark: string): BindResult {
  const { code, out, err } = parseReadings(output, mark).get("bound") ?? {
    code: undefined,
    out: "",
    err: "",
  };
  const [module = "", ...words] = err.trim().split("\n");
  if (code === 0) return { module, answer: out.toString() };
  if (code === undefined) return { module, answer: "no answer in time" };
  // Of Node's own words about an error the line that names it.
  const word = words.find((line) => /^\w*(Error|E[A-Z]+)\b.*: /.test(line)) ?? words.at(-1);
  return word === undefined ? { module: "", answer: module } : { module, answer: word };
}
