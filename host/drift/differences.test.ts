import assert from "node:assert/strict";
import { test } from "node:test";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { readDrift } from "./differences.ts";

const noon = Date.UTC(2026, 0, 1, 12) / 1000;
const asked = { from: new Date(noon * 1000), until: new Date((noon + 5) * 1000) };
const answer = (...lines: string[]) =>
  readDrift([`clock\t${noon}`, `made\tv1\t${noon - 60}`, ...lines], "v1", asked);

test("changes of content, mode and lines of a file are one difference", () => {
  const { differences } = answer(
    "-file\t/etc/motd\t0123456789abcdef",
    "+file\t/etc/motd\tfedcba9876543210",
    "-mode\t/etc/motd\t644 root:root",
    "+mode\t/etc/motd\t600 root:root",
    "text\t/etc/motd",
    "|-welcome",
    "|+go away",
  );
  assert.deepEqual(differences, [
    {
      kind: "file",
      name: "/etc/motd",
      before: ["content 01234567", "644 root:root"],
      now: ["content fedcba98", "600 root:root"],
      text: ["-welcome", "+go away"],
    },
  ]);
});

test("a file that became a link, and a link that became a file, are told as that", () => {
  const turned = (...lines: string[]) => answer(...lines).differences.map((each) => each.turned);
  const file = (sign: string) => [`${sign}file\t/x\t0123456789`, `${sign}mode\t/x\t644 root:root`];
  assert.deepEqual(turned("-link\t/x\tto /y", ...file("+")), ["was a link to /y, is none now"]);
  assert.deepEqual(turned(...file("-"), "+link\t/x\tto /y"), ["was no link, is one now to /y"]);
  assert.deepEqual(turned("-link\t/x\tto /y", "+link\t/x\tto /z"), [undefined]);
});

test("a file's line that looks like a fact of the lab is still a line of the file", () => {
  const { differences } = answer(
    "+file\t/etc/x\t0123456789",
    "text\t/etc/x",
    "|+port\ttcp 0.0.0.0:1\tsshd",
    "|-text\t/etc/x",
  );
  assert.equal(differences.length, 1);
  assert.deepEqual(differences[0]?.text, ["+port\ttcp 0.0.0.0:1\tsshd", "-text\t/etc/x"]);
});

test("several processes that share a port are one difference", () => {
  const { differences } = answer(
    "-port\ttcp 0.0.0.0:80\tnginx of root",
    "-port\ttcp 0.0.0.0:80\tnginx of www-data",
  );
  assert.deepEqual(
    differences.map(({ before, now }) => [before, now]),
    [[["nginx of root", "nginx of www-data"], []]],
  );
});

test("a password in a proxy's address is not reported", () => {
  const { differences } = answer(
    "+file\t/etc/environment\t0123456789",
    "text\t/etc/environment",
    "|+http_proxy=http://me:secret@proxy:3128",
  );
  assert.deepEqual(differences[0]?.text, ["+http_proxy=http://…@proxy:3128"]);
});

test("the lab's clock is a difference from one minute, without the time that the answer took", () => {
  const at = (seconds: number) =>
    readDrift([`clock\t${noon + seconds}`, `made\tv1\t${noon}`], "v1", asked).differences.map(
      ({ now }) => now[0],
    );
  assert.deepEqual(at(0), []);
  assert.deepEqual(at(-60), []);
  assert.deepEqual(at(65), []);
  assert.deepEqual(at(-3600), ["3600 s behind the host's clock"]);
  assert.deepEqual(at(3605), ["3600 s ahead of the host's clock"]);
});

for (const [what, lines] of [
  ["no manifest", [`clock\t${noon}`]],
  ["a manifest of another version", [`clock\t${noon}`, `made\tv0\t${noon}`]],
] as const) {
  test(`${what} is reported as an unreachable lab with 'vagrant provision' as the fix`, () => {
    assert.throws(
      () => readDrift([...lines], "v1", asked),
      (error) => error instanceof LabUnreachable && /vagrant provision/.test(error.fix),
    );
  });
}
