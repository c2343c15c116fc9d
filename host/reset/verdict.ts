/** The result of the checks in one line. */
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { log, logFile } from "../output/log.ts";
import { readLabTask } from "../vagrant/lab-task.ts";

export interface Verdict {
  line: string;
  /** 0 green, 1 not green, 2 the lab could not be judged. */
  exitCode: 0 | 1 | 2;
}

/** More requirements than these are counted, not named. */
const few = 3;

/** Judges all that is to be green: of an exercise lab the tasks that are solved. */
export async function verdict(task = readLabTask()): Promise<Verdict> {
  if (task === 0) return { line: "No task is solved yet: there is nothing to judge.", exitCode: 0 };
  const [reporter, main] = ["reporter.ts", "main.ts"].map((file) =>
    fileURLToPath(new URL(`../../checks/${file}`, import.meta.url)),
  ) as [string, string];
  const solved = Array.from({ length: task ?? 0 }, (_, number) => ["--task", `${number}`]).flat();
  const options = ["--import", "tsx", `--test-reporter=${reporter}`, main, "--reporter", "json", ...solved];
  const { stdout, stderr } = await execa(process.execPath, options, {
    stdin: "ignore",
    reject: false,
    env: { LAB_START_LOG: logFile },
  });
  log(stdout);
  return inOneLine(stdout, stderr);
}

export const isGreen = async () => (await verdict()).exitCode === 0;

/** @param report the checks' own, as JSON; nothing where they failed. */
export function inOneLine(report: string, said = ""): Verdict {
  let requirements: { title: string; holds: boolean; state: string }[] | undefined;
  try {
    requirements = JSON.parse(report).requirements;
  } catch {
    // Then they have said why.
  }
  if (requirements === undefined || requirements.length === 0) {
    const why = said.trim().split("\n")[0] || "they printed nothing";
    return { line: `The checks could not judge the lab: ${why}`, exitCode: 2 };
  }
  const failed = requirements.filter(({ holds }) => !holds);
  const red = failed.filter(({ state }) => state !== "blocked").map(({ title }) => title);
  const blocked = failed.length - red.length;
  if (failed.length === 0) return { line: `All ${requirements.length} requirements pass.`, exitCode: 0 };
  const named = red.slice(0, few).join("; ");
  const more = red.length > few ? `; and ${red.length - few} more` : "";
  return {
    line: `${red.length} of ${requirements.length} requirements ${red.length === 1 ? "fails" : "fail"}: ${named}${more}${blocked > 0 ? `; ${blocked} more ${blocked === 1 ? "is" : "are"} blocked` : ""}.`,
    exitCode: 1,
  };
}
