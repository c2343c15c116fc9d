import assert from "node:assert/strict";
import { test } from "node:test";
import { randomOf, shuffled } from "../../tests/random.ts";
import { loadFaults } from "../load-faults.ts";
import type { NamedFault } from "./fault.ts";
import { hides, inRows } from "./prove.ts";

const faults = await loadFaults();
const fault = (name: string, reddens: string[], needs?: NamedFault["needs"]) =>
  ({ name, reddens, ...(needs && { needs }) }) as NamedFault;

test("a fault hides the fix of another fault with the same requirement, or with one that needs a reload", () => {
  assert.equal(hides(fault("a", ["2-local"]), fault("b", ["5-page"])), false);
  assert.equal(hides(fault("a", ["2-local", "5-page"]), fault("b", ["5-page"])), true);
  assert.equal(hides(fault("a", ["2-local"]), fault("b", ["7-reload"], "reload")), true);
  assert.equal(hides(fault("a", ["7-reload"], "reload"), fault("b", ["2-local"])), true);
});

test("the order has every fault once, and most faults do not hide the fault before them", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const order = inRows(shuffled(faults, randomOf(seed)));
    assert.deepEqual([...order].sort(byName), [...faults].sort(byName));
    const hidden = order.filter((each, index) => index > 0 && hides(each, order[index - 1] as NamedFault));
    assert.ok(hidden.length < faults.length / 2, `seed ${seed}: ${hidden.length} are hidden`);
  }
});

const byName = (a: NamedFault, b: NamedFault) => (a.name < b.name ? -1 : 1);
