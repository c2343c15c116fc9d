import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { checks } from "./checks-section.ts";
import { readReport } from "./report.ts";

const folder = mkdtempSync(join(tmpdir(), "report-"));
after(() => rmSync(folder, { recursive: true }));

const green = (task: number) => ({ task, title: "green", holds: true });
const red = {
  task: 2,
  title: "port 80 answers",
  holds: false,
  expected: "200",
  found: "502",
  hints: ["look", "compare", "type"],
};
const fault = { task: 3, title: "numbers", holds: false, fault: "the check broke" };

/** The part of the page for a report with this content. */
async function says(content: string): Promise<string> {
  const file = join(folder, "checks.json");
  writeFileSync(file, content);
  const time = new Date(Date.now() - 5 * 60_000);
  utimesSync(file, time, time);
  return checks(await readReport(file).catch((error: Error) => error.message)).toString();
}

test("a report is shown by task, with its time", async () => {
  const page = await says(JSON.stringify({ holds: true, requirements: [green(1), green(0), green(1)] }));
  assert.match(page, /All 3 requirements pass\.[\s\S]*5 minutes ago/);
  assert.match(page, /task 0<\/b> ✔ 1 of 1[\s\S]*task 1<\/b> ✔ 2 of 2/);
});

test("a failed requirement is shown with found and a hint", async () => {
  const page = await says(JSON.stringify({ holds: false, requirements: [green(2), red, fault] }));
  assert.match(page, /2 of 3 requirements fail/);
  assert.match(page, /task 2<\/b> ✘ 1 of 2[\s\S]*port 80 answers[\s\S]*found: 502[\s\S]*look/);
  assert.match(page, /numbers[\s\S]*found: the check broke/);
});

test("a requirement that is blocked is counted, and has no lines of its own", async () => {
  const blocked = { ...red, title: "the public address", state: "blocked" };
  const page = await says(JSON.stringify({ holds: false, requirements: [green(2), red, blocked] }));
  assert.match(page, /1 of 3 requirements fails; 1 more is blocked\./);
  assert.match(page, /task 2<\/b> ✘ 1 of 3/);
  assert.doesNotMatch(page, /the public address/);
});

test("what does not apply and what was not seen is counted apart, and is neither passed nor failed", async () => {
  const apart = ["not applicable", "not seen", "not seen"].map((state) => ({ ...green(2), state }));
  const page = await says(JSON.stringify({ holds: true, requirements: [green(2), ...apart] }));
  assert.match(page, /All 1 requirements pass\. Besides: 1 not applicable, 2 not seen\./);
  assert.match(page, /task 2<\/b> ✔ 1 of 1/);
});

test("a task that is not begun is shown, but not as failed", async () => {
  const tasks = [
    { task: 2, name: "Nginx", state: "red" },
    { task: 3, name: "parameters", state: "not begun" },
    { task: "<b>", state: "not begun" },
  ];
  const page = await says(JSON.stringify({ holds: false, tasks, requirements: [red] }));
  assert.match(page, /1 of 1 requirements fails/);
  assert.match(page, /<li class="wrong"><b>task 2<\/b>[\s\S]*<li><b>task 3<\/b> not begun<\/li>/);
  assert.equal(page.match(/not begun/g)?.length, 1);
});

test("the page shows only the first failed requirements", async () => {
  const page = await says(JSON.stringify({ requirements: Array.from({ length: 40 }, () => red) }));
  assert.equal(page.match(/found: /g)?.length, 6);
  assert.match(page, /And 34 more\./);
});

test("without a report the page says how to run the checks", async () => {
  assert.equal(await readReport(join(folder, "nop.json")), undefined);
  assert.match(checks(undefined).toString(), /have not run yet.*npm run checks/);
});

test("an invalid report is reported as such, and its text is escaped", async () => {
  for (const content of [
    "",
    "{",
    "null",
    "[]",
    '"x"',
    '{"error":{"what":"x"}}',
    '{"requirements":{}}',
    '{"requirements":[null]}',
    '{"requirements":[{"task":"<b>","holds":true}]}',
    '{"requirements":[{"task":1e99,"holds":true}]}',
    '{"requirements":[{"task":1}]}',
    `{"requirements":[],"padding":"${"x".repeat(300_000)}"}`,
  ]) {
    assert.match(await says(content), /The result of the checks cannot be read: /, content.slice(0, 40));
  }
  const page = await says(
    JSON.stringify({ requirements: [{ ...red, title: "<script>", found: 7, hints: ["\u202e"] }] }),
  );
  assert.doesNotMatch(page, /<script|\u202e/);
});

test("a folder or a pipe in the place of the report is rejected at once", async () => {
  await assert.rejects(readReport(folder), /not a file/);
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  await assert.rejects(readReport(pipe), /not a file/);
});
