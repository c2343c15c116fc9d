/** The solutions that the pages keep folded away, one after the other, in a lab in which nothing is solved. */
import assert from "node:assert/strict";
import { readPages, solutionOf } from "../../host/tasks/pages.ts";
import { inLab, restore, succeeds, turnsGreen } from "../own-lab.ts";
import type { Foundation } from "./foundation.ts";

export function solutionsOfThePages(foundation: Foundation): void {
  foundation("the lab is again as it was before task 0", async () => {
    await restore("task-0");
    assert.equal(await inLab("ls /srv; command -v nginx || echo no Nginx"), "no Nginx");
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
    assert.match(
      await succeeds("npm", "run", "-s", "checks", "--", "--bind", "--reboot", "--reload", ...everyTask),
      /✔ no request through port 80 fails while the services on ports 5000 to 5003 are reloaded/,
    );
  });
}

/** An exercise lab is judged up to its task, unless others are asked for. */
const everyTask = readPages().flatMap(({ number }) => ["--task", `${number}`]);
