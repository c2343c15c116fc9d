/** Faults in labs that are not solved to the end, or that the learner solved: the law holds, or break refuses. */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { availableFaults, services } from "../../faults/cli/available-faults.ts";
import type { NamedFault, ServiceUnits } from "../../faults/engine/fault.ts";
import { loadFaults } from "../../faults/load-faults.ts";
import {
  checks,
  inClone,
  inLab,
  restore,
  save,
  succeeds,
  target,
  tasksBefore,
  turnsGreen,
} from "../own-lab.ts";

/** The labs of the exercises, by the task that they are at. Each run breaks the first one, and one that it draws. */
const labs = [2, 3, 4, 5, 6, 7] as const;
const drawn = labs[randomInt(labs.length)];

export function breakAtTask1(): void {
  test("break offers what a lab with task 0 alone has, and refuses what it does not have", async (context) => {
    const refused = await inClone`npm run -s break -- 1-locked-out`;
    assert.equal(refused.exitCode, 1, refused.all);
    assert.match(refused.all, /1-locked-out needs the lab's own solution of task 1/);
    await breakOne(context, tasksBefore(1), isExactly(1));
  });
}

/** @param task the one that the lab is at. */
export function maybeBreakAt(task: (typeof labs)[number]): void {
  if (task !== drawn) return;
  test(`a fault in a lab at task ${task} makes exactly its requirements of the earlier tasks fail, and fix repairs it`, async (context) => {
    // The exercises solve tasks 3 and 4 at once: the lab between them is made for this, and put back.
    if (task === 4) await succeeds("npm", "run", "-s", "solve", "--", "3");
    await breakOne(context, tasksBefore(task), isExactly(task));
    if (task === 4) await restore("task-3");
  });
}

/** One of two solutions by hand: as the pages have it, or in another form, of which each run draws one. */
export function breakASolutionOfTheLearners(): void {
  const isOther = randomInt(2) === 1;
  const which = isOther ? "in a form of the learner's own" : "with the pages' solutions";
  test(`break has a fault for a lab solved ${which}: the fault fails as it says or is refused, and fix repairs it`, async (context) => {
    if (isOther) {
      await save("pages");
      await inLab(readFileSync(new URL("another-solution.sh", import.meta.url), "utf8"), 120);
      await turnsGreen();
    }
    const unit = (service: string) => (isOther ? `course@${service}` : service);
    const units = Object.fromEntries(services.map((service) => [service, unit(service)]));
    // A requirement may have nothing to look at in another solution.
    const law: Law = (red, { reddens }) => {
      assert.ok(red.length > 0);
      assert.deepEqual(
        red.filter((name) => !reddens.includes(name)),
        [],
      );
    };
    await breakOne(context, [], law, units);
    if (isOther) await restore("pages");
  });
}

const usual: ServiceUnits = Object.fromEntries(services.map((service) => [service, service]));

type Law = (red: string[], fault: NamedFault) => void;

/** In a lab with the project's own solutions of the tasks before this one. */
const isExactly =
  (task: number): Law =>
  (red, { reddens }) =>
    assert.deepEqual(red, reddens.filter((name) => Number(name[0]) < task).sort());

/** Breaks the lab with one of the faults that it can have, and repairs it. */
async function breakOne(context: TestContext, judged: string[], law: Law, units = usual): Promise<void> {
  const solved = { ...(await target()), units };
  const fault = oneOf(availableFaults(await loadFaults(), solved, undefined));
  context.diagnostic(fault.name);
  const { exitCode, all } = await inClone`npm run -s break -- ${fault.name}`;
  if (exitCode === 0) {
    const { red } = await checks(...judged);
    // What comes after this test needs a lab that is repaired, whatever the verdict.
    const fixed = await succeeds("npm", "run", "-s", "fix");
    law(red, fault);
    assert.match(fixed, /Repaired: every requirement passes/);
  } else {
    assert.match(all, /The lab is not broken: this fault|which was taken back/);
    assert.deepEqual((await checks(...judged)).red, []);
  }
}

/** One that shows without a reboot, another in each run. */
function oneOf(faults: NamedFault[]): NamedFault {
  const quick = faults.filter(({ needs }) => needs === undefined);
  return quick[randomInt(quick.length)] as NamedFault;
}
