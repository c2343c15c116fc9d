/** The folded solutions of the task pages, run in order in a lab in which no task is solved. */
import assert from "node:assert/strict";
import { lastTask } from "../../core/curriculum.ts";
import { commandsOf, readPages, solutionOf } from "../../host/tasks/pages.ts";
import { inClone, inLab, restore, succeeds, tasksBefore, turnsGreen, until } from "../own-lab.ts";
import { breakASolutionOfTheLearners } from "./break-one.ts";
import type { Foundation } from "./foundation.ts";

export function solutionsOfThePages(foundation: Foundation): void {
  foundation("the lab is restored to task 0", async () => {
    await restore("task-0");
    assert.equal(await inLab("ls /srv; command -v nginx || echo no Nginx"), "no Nginx");
  });

  for (const page of readPages()) {
    foundation(
      `the solution of ${page.file} makes its task and the earlier tasks pass, and its commands show it`,
      async () => {
        // npm and apt download packages, and the network may be slow.
        await inLab(`set -e\n${solutionOf(page)}`, 300);
        // All of them, without names, is what notes that the tasks are done.
        await turnsGreen(120, ...(page.number === lastTask ? [] : tasksBefore(page.number + 1)));
        // The page's commands end by themselves but for one, which Ctrl-C ends.
        await inLab(`set -e\n${commandsOf(page).replaceAll("tail -f", "tail")}`);
      },
    );
  }

  breakASolutionOfTheLearners();

  foundation("'sudo reboot' over vagrant ssh does not hang, and then every requirement passes", async () => {
    const boot = () => inLab("cat /proc/sys/kernel/random/boot_id");
    const before = await boot();
    // The reboot cuts the connection, so the exit code means nothing.
    const { timedOut } = await inClone({ timeout: 60_000 })`vagrant ssh -c ${"sudo reboot"}`;
    assert.equal(timedOut, false);
    await until("another boot", async () => (await boot().catch(() => before)) !== before, 120);
    // What runs in tmux counts as started at once: the reload below must find the workers.
    await turnsGreen();
  });

  foundation(
    "a lab solved with the pages' solutions loses no request in a reload after that reboot",
    async () => {
      assert.match(
        await succeeds(
          "npm",
          "run",
          "-s",
          "checks",
          "--",
          "--reload",
          "--verbose",
          ...tasksBefore(lastTask + 1),
        ),
        /✔ no request through port 80 fails while the services on ports 5000 to 5003 are reloaded/,
      );
    },
  );
}
