/** The solutions that the pages keep folded away, one after the other, in a lab in which nothing is solved. */
import { readPages, solutionOf } from "../../host/task/pages.ts";
import { inClone, inLab, succeeds, target, turnsGreen } from "../own-lab.ts";
import type { Foundation } from "./foundation.ts";

export function solutionsOfThePages(foundation: Foundation): void {
  foundation("another lab stands before task 0", async () => {
    const { exitCode, all } = await inClone({ env: { LAB_TASK: "0" } })`vagrant up`;
    if (exitCode !== 0) throw new Error(all);
    await target(); // from here on inLab knows where it is
  });

  for (const page of readPages()) {
    foundation(
      `what ${page.file} has as its solution solves it, and leaves what was solved before`,
      async () => {
        // npm and apt fetch what they need over a network that may be slow.
        await inLab(`set -e\n${solutionOf(page)}`, 300);
        const tasks = Array.from({ length: page.number + 1 }, (_, task) => ["--task", `${task}`]).flat();
        await turnsGreen(120, ...tasks);
      },
    );
  }

  foundation("what was solved so outlives a reboot, and loses no request in a reload", async () => {
    await succeeds("npm", "run", "-s", "checks", "--", "--bind", "--reboot", "--reload", ...everyTask);
  });
}

/** An exercise lab is judged up to its task, unless others are asked for. */
const everyTask = readPages().flatMap(({ number }) => ["--task", `${number}`]);
