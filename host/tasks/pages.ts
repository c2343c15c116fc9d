/** The pages in tasks/, one for each task, named after its number. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../../core/paths.ts";

export interface Page {
  number: number;
  /** As its title has it: "Nginx". */
  name: string;
  /** From the project's folder: "tasks/2-nginx.md". */
  file: string;
  text: string;
}

/** All of them, in the order of their numbers. */
export function readPages(): Page[] {
  const files = readdirSync(join(project, "tasks")).filter((file) => /^\d+-.+\.md$/.test(file));
  const pages = files.map((file) => {
    const text = readFileSync(join(project, "tasks", file), "utf8").replaceAll("\r\n", "\n");
    const name = /^# Task \d+: (.+)$/m.exec(text)?.[1] ?? file;
    return { number: Number.parseInt(file, 10), name, file: `tasks/${file}`, text };
  });
  return pages.sort((a, b) => a.number - b.number);
}

/**
 * The page of a task.
 * @throws {Error} where there is none.
 */
export function pageOf(pages: Page[], number: string): Page {
  const page = pages.find((each) => `${each.number}` === number);
  if (page !== undefined) return page;
  throw new Error(`There is no task '${number}'; there are ${pages[0]?.number} to ${pages.at(-1)?.number}.`);
}

/** The commands of a page's solution: what bash -e, as the user who logs in, runs in a lab that begins before that task. */
export function solutionOf({ text }: Pick<Page, "text">): string {
  const [, solution = ""] = /^<details>$(.*)^<\/details>$/ms.exec(text) ?? [];
  return Array.from(solution.matchAll(/^```sh\n(.*?)^```$/gms), ([, block]) => block).join("\n");
}

/** The commands by which a learner sees the result in the lab, under "How to see it". */
export function commandsOf({ text }: Pick<Page, "text">): string {
  const [, section = ""] = /^## How to see it$(.*?)^## /ms.exec(text) ?? [];
  return Array.from(section.matchAll(/^ {4}(.*)$/gm), ([, line]) => line).join("\n");
}
