/**
 * The two-sided law of the checks, in a real lab: every fault turns exactly the requirements red that it names, its fix
 * turns all green again, and neither depends on the faults before it.
 */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hangUp } from "../../checks/ssh.ts";
import type { Target } from "../../checks/target.ts";
import type { Named } from "../../faults/fault.ts";
import { loadFaults } from "../../faults/faults.ts";
import { prove } from "../../faults/prove.ts";
import { checks, inClone, inLab, requirements, succeeds, target, turnsGreen } from "../own-lab.ts";
import { randomOf, shuffled } from "../random.ts";

/**
 * Minutes after which the proof begins no other fault, for whoever is in a hurry: the test counts as skipped then. An
 * emulated lab takes some sixteen for all, on a slow host twice as many.
 */
const minutes = Number(process.env.LAB_PROOF_MINUTES ?? Number.POSITIVE_INFINITY);
const seed = Number(process.env.LAB_PROOF_SEED ?? randomInt(2 ** 31));

/** What everybody tries first is tried in every run: the app stopped, Nginx stopped, the wrong door behind it. */
const first = ["1-bad-gateway", "2-nobody-home", "2-wrong-door"];

const faults = await loadFaults();

/** @returns seconds. */
async function holds(lab: Target, fault: Named): Promise<{ all: number; own: number }> {
  const { unexpected, missing, left, ...seconds } = await prove(lab, fault, 90);
  assert.deepEqual({ unexpected, missing, left }, { unexpected: [], missing: [], left: [] });
  return seconds;
}

const mean = (values: number[]) =>
  (values.reduce((total, value) => total + value, 0) / values.length).toFixed(1);

export function theTwoSidedLaw(): void {
  test("each fault turns exactly its requirements red, its fix all green, in whatever order they come", async (context) => {
    context.diagnostic(`LAB_PROOF_SEED=${seed}`);
    const end = Date.now() + minutes * 60_000;
    // Over one connection: a login takes an emulated lab half a second, and each fault some six.
    const folder = mkdtempSync(join(tmpdir(), "applab-proof-"));
    const lab = { ...(await target()), connection: join(folder, "ssh") };
    const times: { all: number; own: number }[] = [];
    const failed: string[] = [];
    const isFirst = ({ name }: Named) => first.includes(name);
    const others = shuffled(
      faults.filter((fault) => !isFirst(fault)),
      randomOf(seed),
    );
    const late: string[] = [];
    try {
      for (const fault of [...faults.filter(isFirst), ...others]) {
        if (Date.now() > end) {
          late.push(fault.name);
          continue;
        }
        try {
          times.push(await holds(lab, fault));
        } catch (error) {
          failed.push(`${fault.name}: ${(error as Error).message}`);
          await turnsGreen();
        }
      }
    } finally {
      await hangUp(lab);
      rmSync(folder, { recursive: true });
    }
    const looking = times.map(({ all, own }) => all - own);
    context.diagnostic(
      `${times.length} of ${faults.length} faults, ${mean(times.map(({ all }) => all))} s each, ${mean(looking)} of them to judge it`,
    );
    assert.deepEqual(failed, []);
    if (late.length > 0) context.skip(`not in this run: ${late.join(", ")}`);
  });
}

export function theLearnersCommands(): void {
  const learner = (...args: string[]) => inClone`npm run -s ${args}`;

  test("a learner breaks the lab, reads the checks, takes a hint, repairs it and is told so", async () => {
    const broken = await succeeds("npm", "run", "-s", "break", "--", "2-nobody-home");
    const { symptom, title, hints } = faults.find(({ name }) => name === "2-nobody-home") as Named;
    assert.ok(broken.includes(symptom) && !broken.includes(title), broken);
    assert.equal((await checks()).exitCode, 1);
    const refused = await learner("break", "--", "--level", "1");
    assert.equal(refused.exitCode, 1);
    assert.match(refused.all, /not green[\s\S]*a fault is at hand: 2-nobody-home/);
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
    const { title, teaches } = faults.find(({ name }) => name === "2-half-typed") as Named;
    assert.ok(fixed.includes(title) && fixed.includes(teaches), fixed);
    assert.match(fixed, /Repaired: every requirement holds\./);
    assert.equal((await checks()).exitCode, 0);
  });

  test("a lab that is not green is broken further only with --anyway, and fix mends all that is at hand", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "2-frozen");
    assert.equal((await learner("break", "--", "2-next-door")).exitCode, 1);
    await succeeds("npm", "run", "-s", "break", "--", "2-next-door", "--anyway");
    const fixed = await succeeds("npm", "run", "-s", "fix");
    for (const each of ["2-frozen", "2-next-door"])
      assert.ok(fixed.includes((faults.find(({ name }) => name === each) as Named).title), fixed);
    assert.equal((await checks()).exitCode, 0);
  });

  test("what fix cannot repair it says, and names vagrant provision", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "2-half-typed");
    await inLab(
      "sudo sed -i 's/Hello HBNB!/Goodbye/' /srv/applab/app/onepage.ts && sudo systemctl restart onepage",
    );
    const { exitCode, all } = await learner("fix");
    assert.equal(exitCode, 1, all);
    assert.match(
      all,
      /The lab is not green yet\.\n {2}why: [\s\S]*0-page[\s\S]*\n {2}mend: +vagrant provision/,
    );
    await succeeds("vagrant", "provision");
    assert.equal((await checks()).exitCode, 0);
    assert.match(await succeeds("npm", "run", "-s", "faults"), /✔ 2-nobody-home/);
    assert.equal((await learner("fix")).exitCode, 1);
  });

  test("the matrix has a column for every fault and a row for every requirement", async () => {
    const table = await succeeds("npm", "run", "-s", "faults", "--", "--matrix");
    for (const { name } of faults) assert.ok(table.includes(name), name);
    assert.equal(table.match(/^\| `/gm)?.length, requirements.length);
  });
}
