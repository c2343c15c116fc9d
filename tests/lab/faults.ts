/**
 * The two-sided law of the checks, in a real lab: every fault makes exactly the requirements fail that it names, its fix
 * makes all pass again, and neither depends on the faults before it. One look takes longer than most breaks and fixes: two
 * faults that are independent of each other are proven with one.
 */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { closeConnection } from "../../checks/ssh/session.ts";
import type { NamedFault } from "../../faults/engine/fault.ts";
import { dependence, inPairs } from "../../faults/engine/pairs.ts";
import { Proof, type Times } from "../../faults/engine/prove.ts";
import { loadFaults } from "../../faults/load-faults.ts";
import { runBegan } from "../leftovers.ts";
import { checks, inClone, inLab, requirements, restore, succeeds, target, turnsGreen } from "../own-lab.ts";
import { randomOf, shuffled } from "../random.ts";

/**
 * The minute of the whole run after which the proof begins no other fault, so that the run ends on any host. The proof comes
 * last: a slow host proves as many faults as it has time for, in an order that each run draws anew, and names the others.
 */
const lastMinute = 68;

/** Minutes that the proof has even then. */
const leastMinutes = 5;

/** The number of faults that every host must prove in that time. */
const least = 10;

/** Minutes for the proof, instead of what the run has left. */
const given = process.env.LAB_PROOF_MINUTES;

const seed = Number(process.env.LAB_PROOF_SEED ?? randomInt(2 ** 31));

/** Every run tries these common faults first: the app is stopped, Nginx is stopped, Nginx has a wrong port. */
const first = ["1-bad-gateway", "2-nobody-home", "2-wrong-door"];
const isFirst = ({ name }: NamedFault) => first.includes(name);

const faults = await loadFaults();

/** The common faults first, then the others in random order. */
export function faultsInOrder(): NamedFault[] {
  const others = faults.filter((fault) => !isFirst(fault));
  return [...faults.filter(isFirst), ...shuffled(others, randomOf(seed))];
}

/**
 * Proves faults, and prints how long each phase took.
 * @param home the snapshot of a green lab, which is restored after a failed proof.
 */
export async function proveFaults(context: TestContext, order: NamedFault[], home: string): Promise<void> {
  context.diagnostic(`LAB_PROOF_SEED=${seed}`);
  const end = endOfTheProof();
  // All use one connection: a login to an emulated lab takes half a second, and each fault needs about six.
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  const lab = { ...(await target()), connection: join(folder, "ssh") };
  const putBack = async () => {
    await closeConnection(lab);
    await restore(home);
  };
  const proof = new Proof(lab, 90, putBack);
  const failed: string[] = [];
  const tried = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failed.push((error as Error).message);
      proof.forget();
      await putBack();
    }
  };
  const late: string[] = [];
  try {
    for (const together of inPairs(order, dependence(requirements))) {
      if (Date.now() > end) late.push(...together.map(({ name }) => name));
      else await tried(() => proof.prove(together));
    }
    await tried(() => proof.seeFixed());
  } finally {
    await closeConnection(lab);
    rmSync(folder, { recursive: true });
  }
  context.diagnostic(
    `${proof.proven.size} of ${order.length} faults in ${proof.times.length} looks, seconds of each: ${means(proof.times)}`,
  );
  for (const parted of proof.parted) context.diagnostic(`then each alone: ${parted}`);
  assert.deepEqual(failed, []);
  if (late.length > 0) context.diagnostic(`no time in this run for ${late.length}: ${late.join(", ")}`);
  assert.ok(
    given !== undefined || proof.proven.size >= Math.min(least, order.length),
    `fewer than ${least} faults were proven in time`,
  );
}

/** The time, in milliseconds, after which no other fault is begun. */
function endOfTheProof(): number {
  const minute = 60_000;
  const now = Date.now();
  if (given !== undefined) return now + Number(given) * minute;
  const began = Number(process.env[runBegan] ?? now);
  return Math.max(began + lastMinute * minute, now + leastMinutes * minute);
}

/** The mean time of each phase of a look. */
function means(times: Times[]): string {
  const mean = (phase: keyof Times) =>
    (times.reduce((sum, each) => sum + each[phase], 0) / Math.max(1, times.length)).toFixed(1);
  return `break ${mean("break")}, look ${mean("look")}, fix ${mean("fix")}, look again ${mean("lookAgain")}`;
}

export function theTwoSidedLaw(): void {
  test("each fault makes exactly its requirements fail and its fix makes all pass, in any order", async (context) => {
    await restore("solved");
    await proveFaults(context, faultsInOrder(), "solved");
  });
}

export function theLearnersCommands(): void {
  const learner = (...args: string[]) => inClone`npm run -s ${args}`;

  test("break, checks, hint and a manual repair work in turn, and faults then marks the fault as solved", async () => {
    const broken = await succeeds("npm", "run", "-s", "break", "--", "2-nobody-home");
    const { symptom, title, hints } = faults.find(({ name }) => name === "2-nobody-home") as NamedFault;
    assert.ok(broken.includes(symptom) && !broken.includes(title), broken);
    assert.equal((await checks()).exitCode, 1);
    const refused = await learner("break", "--", "--level", "1");
    assert.equal(refused.exitCode, 1);
    assert.match(refused.all, /not green[\s\S]*the active fault is 2-nobody-home/);
    for (const hint of hints) assert.ok((await succeeds("npm", "run", "-s", "hint")).includes(hint));
    // A manual repair that differs from the fix in the catalogue.
    await inLab("sudo systemctl unmask nginx && sudo systemctl enable --now nginx");
    await turnsGreen();
    assert.match(await succeeds("npm", "run", "-s", "faults"), /✔ 2-nobody-home .*3 hints/);
  });

  test("after a failed repair fix makes every requirement pass, and explains the fault", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "2-half-typed");
    await inLab("sudo rm -f /etc/nginx/sites-available/applab && sudo systemctl stop nginx onepage");
    const fixed = await succeeds("npm", "run", "-s", "fix");
    const { title, teaches } = faults.find(({ name }) => name === "2-half-typed") as NamedFault;
    assert.ok(fixed.includes(title) && fixed.includes(teaches), fixed);
    assert.match(fixed, /Repaired: every requirement passes\./);
    assert.match(await succeeds("npm", "run", "-s", "faults"), /✔ 2-nobody-home/);
    assert.equal((await learner("fix")).exitCode, 1);
  });

  test("a lab that is not green takes a second fault only with --anyway, and fix repairs both", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "4-no-data");
    assert.equal((await learner("break", "--", "2-next-door")).exitCode, 1);
    await succeeds("npm", "run", "-s", "break", "--", "2-next-door", "--anyway");
    const fixed = await succeeds("npm", "run", "-s", "fix");
    for (const each of ["4-no-data", "2-next-door"])
      assert.ok(fixed.includes((faults.find(({ name }) => name === each) as NamedFault).title), fixed);
    assert.match(fixed, /Repaired: every requirement passes\./);
  });

  test("the matrix has a column for every fault and a row for every requirement", async () => {
    const table = await succeeds("npm", "run", "-s", "faults", "--", "--matrix");
    for (const { name } of faults) assert.ok(table.includes(name), name);
    assert.equal(table.match(/^\| `/gm)?.length, requirements.length);
  });
}
