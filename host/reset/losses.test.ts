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

test("files are named with their change, and other losses are counted", () => {
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

test("the files in /home/vagrant are kept, so they are not listed", () => {
  const files = ["/home/vagrant/notes", "/home/vagrant", "/home/vagrantish"];
  assert.deepEqual(formatDifferences(files.map((name) => difference("file", name))), [
    "/home/vagrantish (changed)",
  ]);
});

test("the first of many files are named, and the rest are counted", () => {
  const lines = formatDifferences(
    Array.from({ length: 18 }, (_, number) => difference("file", `/etc/${number}`)),
  );
  assert.equal(lines.length, 16);
  assert.equal(lines.at(-1), "more files: 3");
});

test("without a difference the list is empty", () => {
  assert.deepEqual(formatDifferences([]), []);
});
