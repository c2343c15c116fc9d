import assert from "node:assert/strict";
import { test } from "node:test";
import { painter } from "../../core/terminal.ts";
import type { Difference } from "./differences.ts";
import { show } from "./show.ts";

const made = new Date(2026, 0, 1, 12, 0, 0);
const shown = (...differences: Partial<Difference>[]) =>
  show(
    {
      made,
      differences: differences.map((each) => ({
        kind: "file",
        name: "/x",
        before: [],
        now: [],
        text: [],
        ...each,
      })),
    },
    painter(false),
  );

test("without a difference one line names the time of the provisioning", () => {
  assert.equal(shown(), "Nothing has changed since 2026-01-01 12:00:00.\n");
});

test("causes come before effects, each with old and new value, and the last line counts them", () => {
  assert.equal(
    shown(
      { kind: "port", name: "tcp 0.0.0.0:80", before: ["nginx of root"] },
      { kind: "unit", name: "nginx.service", before: ["active (running)"], now: ["failed (failed)"] },
      {
        name: "/etc/nginx/nginx.conf",
        before: ["content 01234567"],
        now: ["content 89abcdef"],
        text: ["-user www-data;", "+user nobody;"],
      },
      { name: "/etc/motd", now: ["content 01234567", "644 root:root"], text: ["+hello"] },
    ),
    `Changes since 2026-01-01 12:00:00, when the lab was provisioned:

files
  /etc/nginx/nginx.conf
      -  user www-data;
      +  user nobody;
  /etc/motd (new)
      + 644 root:root
      +  hello

units
  nginx.service
      - active (running)
      + failed (failed)

ports
  tcp 0.0.0.0:80
      - nginx of root

4 differences since 2026-01-01 12:00:00.
`,
  );
});

test("many changes of npm's packages are one line, a few are listed", () => {
  const inPackage = (name: string) => ({
    name: `/srv/applab/node_modules/${name}`,
    before: ["content 01234567"],
  });
  const many = ["a", "b", "c", "d"].map((file) => inPackage(`@types/node/${file}.js`));
  const output = shown(...many, inPackage("express/index.js"));
  assert.match(output, /^files\n {2}\/srv\/applab\/node_modules: 5 gone\n\n/m);
  assert.match(output, /^5 differences since/m);
  assert.match(shown(inPackage("express/index.js")), /node_modules\/express\/index\.js \(gone\)/);
});

test("a folder that became a link is one line, and so is all that was in it", () => {
  const output = shown(
    {
      name: "/etc/nginx",
      before: ["755 root:root"],
      now: ["to /tmp/x"],
      turned: "was no link, is one now to /tmp/x",
    },
    ...["a", "b", "c", "d", "e/f"].map((file) => ({ name: `/etc/nginx/${file}`, before: ["644 root:root"] })),
  );
  assert.match(
    output,
    /^files\n {2}\/etc\/nginx: 5 gone\n {2}\/etc\/nginx: was no link, is one now to \/tmp\/x\n\n/m,
  );
});

test("an unknown kind of difference is shown under 'others'", () => {
  assert.match(shown({ kind: "novelty", name: "x", now: ["y"] }), /others\n {2}x\n {6}\+ y/);
});

test("control sequences of a terminal are shown as text", () => {
  assert.match(shown({ text: ["+\u001b[2J"] }), /\\u001b\[2J/);
});
