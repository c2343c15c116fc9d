/** The folded solutions of the task pages, run in order in a lab in which no task is solved. */
import assert from "node:assert/strict";
import { commandsOf, readPages, solutionOf } from "../../host/tasks/pages.ts";
import { inClone, inLab, restore, succeeds, turnsGreen, until } from "../own-lab.ts";
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
        const tasks = Array.from({ length: page.number + 1 }, (_, task) => ["--task", `${task}`]).flat();
        await turnsGreen(120, ...tasks);
        // The page's commands end by themselves but for one, which Ctrl-C ends.
        await inLab(`set -e\n${commandsOf(page).replaceAll("tail -f", "tail")}`);
      },
    );
  }

  foundation("'sudo reboot' over vagrant ssh does not hang, and the lab boots", async () => {
    const boot = () => inLab("cat /proc/sys/kernel/random/boot_id");
    const before = await boot();
    // The reboot cuts the connection, so the exit code means nothing.
    const { timedOut } = await inClone({ timeout: 60_000 })`vagrant ssh -c ${"sudo reboot"}`;
    assert.equal(timedOut, false);
    await until("another boot", async () => (await boot().catch(() => before)) !== before, 120);
  });

  foundation(
    "a lab solved with the pages' solutions passes after that reboot, and loses no request in a reload",
    async () => {
      assert.match(
        await succeeds("npm", "run", "-s", "checks", "--", "--reload", "--verbose", ...everyTask),
        /✔ no request through port 80 fails while the services on ports 5000 to 5003 are reloaded/,
      );
    },
  );
}

/** The checks judge an exercise lab up to its task unless other tasks are named. */
const everyTask = readPages().flatMap(({ number }) => ["--task", `${number}`]);
