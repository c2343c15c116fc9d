/**
 * The two-sided law of the checks, in a real lab: every fault turns exactly the requirements red that it names, its fix
 * turns all green again, and neither depends on the faults before it.
 */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { closeConnection } from "../../checks/ssh/session.ts";
import type { NamedFault } from "../../faults/engine/fault.ts";
import { inRows, Proof, type Times } from "../../faults/engine/prove.ts";
import { loadFaults } from "../../faults/load-faults.ts";
import { checks, inClone, inLab, requirements, restore, succeeds, target, turnsGreen } from "../own-lab.ts";
import { randomOf, shuffled } from "../random.ts";

/**
 * Minutes after which the proof begins no other fault, for whoever is in a hurry: the test counts as skipped then. An
 * emulated lab takes some sixteen for all, on a slow host twice as many.
 */
const minutes = Number(process.env.LAB_PROOF_MINUTES ?? Number.POSITIVE_INFINITY);
const seed = Number(process.env.LAB_PROOF_SEED ?? randomInt(2 ** 31));

/** What everybody tries first is tried in every run: the app stopped, Nginx stopped, the wrong door behind it. */
const first = ["1-bad-gateway", "2-nobody-home", "2-wrong-door"];
const isFirst = ({ name }: NamedFault) => first.includes(name);

const faults = await loadFaults();

/** Those that everybody tries first, then the others in random order. */
export function faultsInOrder(): NamedFault[] {
  const others = faults.filter((fault) => !isFirst(fault));
  return inRows([...faults.filter(isFirst), ...shuffled(others, randomOf(seed))]);
}

/**
 * Proves faults, and says how long it took.
 * @param home the snapshot of a green lab, to which a lab goes back in which a fault was not as it should be.
 */
export async function proveFaults(context: TestContext, order: NamedFault[], home: string): Promise<void> {
  context.diagnostic(`LAB_PROOF_SEED=${seed}`);
  const end = Date.now() + minutes * 60_000;
  // Over one connection: a login takes an emulated lab half a second, and each fault some six.
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  const lab = { ...(await target()), connection: join(folder, "ssh") };
  const proof = new Proof(lab, 90);
  const failed: string[] = [];
  const tried = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failed.push((error as Error).message);
      proof.forget();
      await closeConnection(lab);
      await restore(home);
    }
  };
  const late: string[] = [];
  try {
    for (const fault of order) {
      if (Date.now() > end) late.push(fault.name);
      else await tried(() => proof.prove(fault));
    }
    await tried(() => proof.seeFixed());
  } finally {
    await closeConnection(lab);
    rmSync(folder, { recursive: true });
  }
  context.diagnostic(
    `${proof.times.length} of ${order.length} faults, in seconds each: ${means(proof.times)}`,
  );
  assert.deepEqual(failed, []);
  if (late.length > 0) context.skip(`not in this run: ${late.join(", ")}`);
}

/** Where the time of a fault goes, on the average. */
function means(times: Times[]): string {
  const mean = (phase: keyof Times) =>
    (times.reduce((sum, each) => sum + each[phase], 0) / Math.max(1, times.length)).toFixed(1);
  return `break ${mean("break")}, look ${mean("look")}, fix ${mean("fix")}, look again ${mean("lookAgain")}`;
}

export function theTwoSidedLaw(): void {
  test("each fault turns exactly its requirements red, its fix all green, in whatever order they come", (context) =>
    proveFaults(context, faultsInOrder(), "solved"));
}

export function theLearnersCommands(): void {
  const learner = (...args: string[]) => inClone`npm run -s ${args}`;

  test("a learner breaks the lab, reads the checks, takes a hint, repairs it and is told so", async () => {
    const broken = await succeeds("npm", "run", "-s", "break", "--", "2-nobody-home");
    const { symptom, title, hints } = faults.find(({ name }) => name === "2-nobody-home") as NamedFault;
    assert.ok(broken.includes(symptom) && !broken.includes(title), broken);
    assert.equal((await checks()).exitCode, 1);
    const refused = await learner("break", "--", "--level", "1");
    assert.equal(refused.exitCode, 1);
    assert.match(refused.all, /not green[\s\S]*the active fault is 2-nobody-home/);
    for (const hint of hints) assert.ok((await succeeds("npm", "run", "-s", "hint")).includes(hint));
    // As somebody repairs it who did not read the catalogue.
    await inLab("sudo systemctl unmask nginx && sudo systemctl enable --now nginx");
    await turnsGreen();
    assert.match(await succeeds("npm", "run", "-s", "faults"), /✔ 2-nobody-home .*3 hints/);
  });

  test("fix leads back to green from a repair that went wrong, and explains the fault", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "2-half-typed");
    await inLab("sudo rm -f /etc/nginx/sites-available/applab && sudo systemctl stop nginx onepage");
    const fixed = await succeeds("npm", "run", "-s", "fix");
    const { title, teaches } = faults.find(({ name }) => name === "2-half-typed") as NamedFault;
    assert.ok(fixed.includes(title) && fixed.includes(teaches), fixed);
    assert.match(fixed, /Repaired: every requirement passes\./);
    assert.equal((await checks()).exitCode, 0);
    assert.match(await succeeds("npm", "run", "-s", "faults"), /✔ 2-nobody-home/);
    assert.equal((await learner("fix")).exitCode, 1);
  });

  test("a lab that is not green is broken further only with --anyway, and fix repairs all that is at hand", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "2-frozen");
    assert.equal((await learner("break", "--", "2-next-door")).exitCode, 1);
    await succeeds("npm", "run", "-s", "break", "--", "2-next-door", "--anyway");
    const fixed = await succeeds("npm", "run", "-s", "fix");
    for (const each of ["2-frozen", "2-next-door"])
      assert.ok(fixed.includes((faults.find(({ name }) => name === each) as NamedFault).title), fixed);
    assert.equal((await checks()).exitCode, 0);
  });

  test("the matrix has a column for every fault and a row for every requirement", async () => {
    const table = await succeeds("npm", "run", "-s", "faults", "--", "--matrix");
    for (const { name } of faults) assert.ok(table.includes(name), name);
    assert.equal(table.match(/^\| `/gm)?.length, requirements.length);
  });
}
