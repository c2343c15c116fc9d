import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { checks } from "./checks-section.ts";
import { readReport } from "./report.ts";
import { tasks } from "./tasks-section.ts";

const folder = mkdtempSync(join(tmpdir(), "report-"));
after(() => rmSync(folder, { recursive: true }));

const green = (task: number) => ({ task, title: "green", state: "passes", holds: true });
const red = {
  task: 2,
  title: "port 80 answers",
  state: "fails",
  holds: false,
  expected: "200",
  found: "502",
  hints: ["look", "compare", "type"],
};
const fault = { task: 3, title: "numbers", state: "not judged", holds: false, fault: "the check broke" };

/** The part of the page for a report with this content. */
async function says(content: string): Promise<string> {
  const file = join(folder, "checks.json");
  writeFileSync(file, content);
  const time = new Date(Date.now() - 5 * 60_000);
  utimesSync(file, time, time);
  const report = await readReport(file).catch((error: Error) => error.message);
  return `${tasks(report)}${checks(report)}`;
}

test("a report is shown by task, with its time", async () => {
  const page = await says(JSON.stringify({ holds: true, requirements: [green(1), green(0), green(1)] }));
  assert.match(page, /2 of 2 done/);
  assert.match(page, /task 0<\/b>[^✔]*✔[\s\S]*task 1<\/b>[^✔]*✔/);
  assert.match(page, /5 minutes ago[\s\S]*All 3 requirements pass\./);
});

test("a failed requirement is shown with found, expected and a hint", async () => {
  const page = await says(JSON.stringify({ holds: false, requirements: [green(2), red] }));
  assert.match(page, /0 of 1 done[\s\S]*task 2<\/b>[^✘]*✘ 1 of 2/);
  assert.match(
    page,
    /1 of 2 requirements fails\.[\s\S]*port 80 answers[\s\S]*found: 502[\s\S]*expected: 200/,
  );
  assert.match(page, /<dt>hint<\/dt><dd>look</);
});

test("a requirement that could not be judged is counted apart, and its task is not done", async () => {
  const page = await says(JSON.stringify({ holds: false, requirements: [green(3), fault] }));
  assert.match(page, /0 of 1 done[\s\S]*task 3<\/b>[\s\S]*not judged/);
  assert.match(page, /class="slow">◔ All 1 requirements that were judged pass\..*Besides: 1 not judged\./);
  assert.doesNotMatch(page, /numbers/);
});

test("a requirement that is blocked is counted, and has no lines of its own", async () => {
  const blocked = { ...red, title: "the public address", state: "blocked" };
  const page = await says(JSON.stringify({ holds: false, requirements: [green(2), red, blocked] }));
  assert.match(page, /1 of 3 requirements fails; 1 more is blocked\./);
  assert.match(page, /task 2<\/b>[^✘]*✘ 1 of 3/);
  assert.doesNotMatch(page, /the public address/);
});

test("what does not apply and what was not seen is counted apart, and is neither passed nor failed", async () => {
  const apart = ["not applicable", "not seen", "not seen"].map((state) => ({ ...green(2), state }));
  const page = await says(JSON.stringify({ holds: true, requirements: [green(2), ...apart] }));
  assert.match(page, /All 1 requirements pass\..*Besides: 1 not applicable, 2 not seen\./);
  assert.match(page, /1 of 1 done/);
});

test("a task that is not begun is shown, but not as failed", async () => {
  const tasks = [
    { task: 2, name: "Nginx", state: "red" },
    { task: 3, name: "parameters", state: "not begun" },
    { task: "<b>", state: "not begun" },
  ];
  const page = await says(JSON.stringify({ holds: false, tasks, requirements: [red] }));
  assert.match(page, /1 of 1 requirements fails/);
  assert.match(page, /pill wrong"><b>2<\/b> Nginx [\s\S]*pill ahead"><b>3<\/b> parameters .*not begun/);
  assert.equal(page.match(/not begun/g)?.length, 1);
});

test("faults are counted beside the tasks: those that were solved, and those that the lab has", async () => {
  const report = (faults: unknown) => says(JSON.stringify({ holds: true, requirements: [green(2)], faults }));
  assert.match(await report({ solved: 3, active: 0 }), /1 of 1 done; faults: 3 solved</);
  assert.match(await report({ solved: 0, active: 1 }), /1 of 1 done; faults: 0 solved, 1 active</);
  for (const none of [undefined, { solved: 0, active: 0 }, { solved: -1, active: "<b>" }, []])
    assert.match(await report(none), /1 of 1 done</);
});

test("a task of which everything that fails is blocked is blocked", async () => {
  const requirements = [green(2), red, green(3), { ...red, task: 3, state: "blocked" }];
  const page = await says(JSON.stringify({ holds: false, requirements }));
  assert.match(page, /task 3<\/b>[^<]*<span class="mark">blocked</);
});

test("the page shows the first failed requirements, some more on demand, and counts the others", async () => {
  const page = await says(JSON.stringify({ requirements: Array.from({ length: 40 }, () => red) }));
  const [first, more] = page.split("<summary>37 more</summary>");
  assert.equal(first?.match(/found: /g)?.length, 3);
  assert.equal(more?.match(/found: /g)?.length, 9);
  assert.match(more ?? "", /And 28 more\./);
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
