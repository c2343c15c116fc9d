import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadRequirements } from "../../checks/load-requirements.ts";
import { twelve } from "./twelve.ts";

const peer = (file: string) => readFileSync(new URL(`peers/${file}`, import.meta.url), "utf8");
const facts = twelve.map(({ fact }) => fact).sort();

test("each peer tests each of the twelve facts once", () => {
  const bats = peer("lab.bats").matchAll(/^@test "(.*)" \{$/gm);
  assert.deepEqual(Array.from(bats, ([, name]) => name).sort(), facts);
  const serverspec = peer("lab_spec.rb").matchAll(/^ +it\("(.*?)"\)/gm);
  assert.deepEqual(Array.from(serverspec, ([, name]) => name).sort(), facts);
  const testinfra = peer("test_lab.py").matchAll(/^def test_(\w+)\(host\):$/gm);
  assert.deepEqual(
    Array.from(testinfra, ([, name]) => name).sort(),
    facts.map((fact) => fact.replaceAll(/\W+/g, "_")).sort(),
  );
  const oneLogin = peer("one-login.sh").matchAll(/; fact "(.*)"$/gm);
  assert.deepEqual(Array.from(oneLogin, ([, name]) => name).sort(), facts);
});

test("a requirement of applab covers each of the twelve facts", async () => {
  const titles = (await loadRequirements()).map(({ title }) => title);
  assert.deepEqual(
    twelve.filter(({ ours }) => !titles.includes(ours)),
    [],
  );
});
