import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRequirements } from "../../checks/load-requirements.ts";
import { randomOf, shuffled } from "../../tests/random.ts";
import { loadFaults } from "../load-faults.ts";
import type { NamedFault } from "./fault.ts";
import { dependence, hides, inPairs, shareParts } from "./pairs.ts";

const faults = await loadFaults();
const fault = (name: string, reddens: string[], needs?: NamedFault["needs"]) =>
  ({ name, reddens, ...(needs && { needs }) }) as NamedFault;

test("a fault hides the fix of another fault with the same requirement, or with one that needs a reload", () => {
  assert.equal(hides(fault("a", ["2-local"]), fault("b", ["5-page"])), false);
  assert.equal(hides(fault("a", ["2-local", "5-page"]), fault("b", ["5-page"])), true);
  assert.equal(hides(fault("a", ["2-local"]), fault("b", ["7-reload"], "reload")), true);
  assert.equal(hides(fault("a", ["7-reload"], "reload"), fault("b", ["2-local"])), true);
});

const depend = dependence(await loadRequirements());

test("what depends on the failures of another fault, also by steps between, is dependent on it", () => {
  const listens = fault("a", ["0-listens"]);
  assert.equal(depend(fault("b", ["2-proxied"]), listens), true);
  assert.equal(depend(listens, fault("b", ["2-proxied"])), true);
  assert.equal(depend(fault("b", ["6-prompt"]), fault("c", ["6-clock"])), false);
});

test("every fault comes once, most together with one that is independent of it, and few hide the ones before", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const order = inPairs(shuffled(faults, randomOf(seed)), depend);
    assert.deepEqual(order.flat().sort(byName), [...faults].sort(byName));
    for (const [one, other, ...more] of order) {
      assert.deepEqual(more, []);
      if (one === undefined || other === undefined) continue;
      assert.ok(
        !hides(one, other) && !depend(one, other) && !shareParts(one, other),
        `${one.name} and ${other.name}`,
      );
    }
    const hidden = order.filter((some, index) =>
      some.some((each) => order[index - 1]?.some((before) => hides(each, before))),
    );
    // Only what needs a reload, a kill or a reboot stays alone.
    assert.ok(order.length < 0.55 * faults.length, `seed ${seed}: ${order.length} looks`);
    assert.ok(hidden.length < 0.2 * order.length, `seed ${seed}: ${hidden.length} further looks`);
  }
});

const byName = (a: NamedFault, b: NamedFault) => (a.name < b.name ? -1 : 1);
