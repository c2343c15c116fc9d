import assert from "node:assert/strict";
import { test } from "node:test";
import type { Difference } from "../drift/differences.ts";
import { formatDifferences } from "./losses.ts";

const difference = (kind: string, name: string, sides: Partial<Difference> = {}): Difference => ({
  kind,
  name,
  before: ["a"],
  now: ["b"],
  text: [],
  ...sides,
});

test("files are named, with what became of them; all else is counted", () => {
  assert.deepEqual(
    formatDifferences([
      difference("file", "/etc/hosts"),
      difference("file", "/etc/new", { before: [] }),
      difference("file", "/etc/nginx/sites-enabled/applab", { now: [] }),
      difference("unit", "nginx.service"),
      difference("unit", "web.service"),
      difference("port", "tcp *:80"),
    ]),
    ["/etc/hosts (changed)", "/etc/new (new)", "/etc/nginx/sites-enabled/applab (gone)", "unit: 2, port: 1"],
  );
});

test("what the learner has at home is kept, and so is not told", () => {
  const files = ["/home/vagrant/notes", "/home/vagrant", "/home/vagrantish"];
  assert.deepEqual(formatDifferences(files.map((name) => difference("file", name))), [
    "/home/vagrantish (changed)",
  ]);
});

test("of many files the first are named, and the rest is counted", () => {
  const lines = formatDifferences(
    Array.from({ length: 18 }, (_, number) => difference("file", `/etc/${number}`)),
  );
  assert.equal(lines.length, 16);
  assert.equal(lines.at(-1), "more files: 3");
});

test("where nothing differs there are no lines", () => {
  assert.deepEqual(formatDifferences([]), []);
});
