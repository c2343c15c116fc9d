/** The folded solutions of the task pages, run in order in a lab in which no task is solved. */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import { lastTask } from "../../core/curriculum.ts";
import { availableFaults } from "../../faults/cli/available-faults.ts";
import type { NamedFault } from "../../faults/engine/fault.ts";
import { loadFaults } from "../../faults/load-faults.ts";
import { commandsOf, readPages, solutionOf } from "../../host/tasks/pages.ts";
import { checks, inClone, inLab, restore, succeeds, target, turnsGreen, until } from "../own-lab.ts";
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
        await turnsGreen(120, ...upTo(page.number));
        // The page's commands end by themselves but for one, which Ctrl-C ends.
        await inLab(`set -e\n${commandsOf(page).replaceAll("tail -f", "tail")}`);
      },
    );
  }

  test("break has a fault for a lab that the learner solved: the fault fails as it says or is refused, and fix repairs it", async (context) => {
    const fault = oneOf(availableFaults(await loadFaults(), await target(), undefined));
    context.diagnostic(fault.name);
    const { exitCode, all } = await inClone`npm run -s break -- ${fault.name}`;
    if (exitCode === 0) {
      const { red } = await checks();
      assert.ok(red.length > 0);
      assert.deepEqual(
        red.filter((name) => !fault.reddens.includes(name)),
        [],
      );
      assert.match(await succeeds("npm", "run", "-s", "fix"), /Repaired: every requirement passes/);
    } else {
      assert.match(all, /The lab is not broken: this fault|which was taken back/);
      await turnsGreen();
    }
  });

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
        await succeeds("npm", "run", "-s", "checks", "--", "--reload", "--verbose", ...everyTask),
        /✔ no request through port 80 fails while the services on ports 5000 to 5003 are reloaded/,
      );
    },
  );
}

/** The arguments that have the checks judge the tasks up to this one. After the last one all, which notes that they are done. */
const upTo = (last: number) =>
  last === lastTask ? [] : Array.from({ length: last + 1 }, (_, task) => ["--task", `${task}`]).flat();

/** One that shows without a reboot, another in each run. */
function oneOf(faults: NamedFault[]): NamedFault {
  const quick = faults.filter(({ needs }) => needs === undefined);
  return quick[randomInt(quick.length)] as NamedFault;
}

/** The checks judge an exercise lab up to its task unless other tasks are named. */
const everyTask = readPages().flatMap(({ number }) => ["--task", `${number}`]);
