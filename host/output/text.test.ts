import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event } from "./events.ts";
import { forPeople } from "./text.ts";

test("the first line for a new lab estimates the time, and names the downloads", () => {
  const lines = forPeople(
    {
      event: "begin",
      fresh: true,
      task: 2,
      typical: 197,
      downloads: [{ what: "Node and npm", megabytes: 56 }, { what: "the box a/b" }],
      log: "/start.log",
    },
    " 0:03",
  );
  assert.deepEqual(lines, [
    " 0:03  A new lab at task 2, about 3 minutes.",
    " 0:03  It downloads about 56 MB and more: Node and npm (56), the box a/b (unknown size).",
  ]);
});

test("an existing lab without known durations has no estimate", () => {
  const event: Event = { event: "begin", fresh: false, downloads: [], log: "/start.log" };
  assert.deepEqual(forPeople(event, " 0:03"), [" 0:03  The existing lab."]);
});

test("the line of a step has its duration, and the typical duration if it is known", () => {
  const step = { event: "step", name: "0c-node", text: "  0c-node  Node 24.21.0", seconds: 13.6 } as const;
  assert.deepEqual(forPeople(step, " 2:05"), [" 2:05    0c-node  Node 24.21.0 (14 s)"]);
  assert.deepEqual(forPeople({ ...step, typical: 0.4 }, " 2:05"), [
    " 2:05    0c-node  Node 24.21.0 (14 s, typically 1 s)",
  ]);
});

test("an error ends with its code and the page that explains it", () => {
  const [, ...lines] = forPeople(
    { event: "error", code: "LAB-040", what: "A.", why: "b", fix: "c", docs: "", log: "" },
    "",
  );
  assert.deepEqual(lines, ["A.", "  why: b", "  fix: c", "LAB-040: docs/troubleshooting.md#lab-040"]);
});

test("the last lines of an exercise lab name its task, and those of a complete lab do not", () => {
  const ways = { event: "ways", site: "http://127.0.0.1:8080/", service: "http://127.0.0.1:5050/" } as const;
  assert.match(forPeople({ ...ways, task: 2 }, "").join("\n"), /\n {2}npm run task -- 2 {2,}what/);
  assert.doesNotMatch(forPeople(ways, "").join("\n"), /npm run task/);
  for (const command of ["vagrant ssh", "npm run checks", "vagrant halt"]) {
    assert.match(forPeople(ways, "").join("\n"), new RegExp(`^ {2}${command} `, "m"));
  }
});

test("the last lines say which ports were taken and which the lab has, whatever its task", () => {
  const lines = (site: string, service: string, task?: number) =>
    forPeople({ event: "ways", site, service, ...(task !== undefined && { task }) }, "").join("\n");
  assert.doesNotMatch(lines("http://127.0.0.1:8080/", "http://127.0.0.1:5050/"), /taken/);
  // A provider that forwards no ports.
  assert.doesNotMatch(lines("http://192.0.2.3/", "http://192.0.2.3:5000/"), /taken/);
  const other = lines("http://127.0.0.1:2200/", "http://127.0.0.1:5050/", 0);
  assert.match(other, /^ {2}8080 was taken on this host: the lab's port 80 is 127\.0\.0\.1:2200$/m);
  assert.doesNotMatch(other, /5050/);
});
