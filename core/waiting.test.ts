import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const cache = mkdtempSync(join(tmpdir(), "waiting-"));
process.env.LAB_CACHE = cache;
after(() => rmSync(cache, { recursive: true }));
const { saveDurations, usual } = await import("./durations.ts");
const { waiting } = await import("./waiting.ts");

/** What is printed while a work of some milliseconds is waited for. */
async function said(context: import("node:test").TestContext, milliseconds: number, atOnce = false) {
  const print = context.mock.method(console, "error", () => {});
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const work = () => new Promise<string>((resolve) => setTimeout(() => resolve("done"), milliseconds));
  const result = waiting("test", "Testing the lab", work, { atOnce, otherwise: "takes a minute or two" });
  context.mock.timers.tick(milliseconds);
  assert.equal(await result, "done");
  return print.mock.calls.map(({ arguments: [line] }) => line);
}

test("what ends soon says nothing", async (context) => {
  assert.deepEqual(await said(context, 2000), []);
});

test("what takes long says so once, without a duration that was never measured", async (context) => {
  assert.deepEqual(await said(context, 60_000), ["Testing the lab, which takes a minute or two …"]);
});

test("it says how long it usually takes on this host", async (context) => {
  saveDurations({ test: 11.6 });
  assert.deepEqual(await said(context, 60_000, true), ["Testing the lab, which usually takes 12 s …"]);
});

test("what fails is thrown, and its duration is not kept", async () => {
  const fails = () => Promise.reject(new Error("no lab"));
  await assert.rejects(waiting("failing", "Testing", fails), /no lab/);
  assert.equal(usual().failing, undefined);
});
