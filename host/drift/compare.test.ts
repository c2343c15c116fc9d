/** compare.sh in bash, with an artificial manifest and artificial facts. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const folder = mkdtempSync(join(tmpdir(), "drift-"));
after(() => rmSync(folder, { recursive: true }));
const state = join(folder, "state");
const places = join(folder, "lab");
mkdirSync(state);
mkdirSync(join(places, ".ssh"), { recursive: true });
const file = (name: string) => join(places, name);

/** The output for an old manifest, with copies of the files made then, and for new facts. */
async function compare(before: string[], now: string[], change: () => void = () => {}): Promise<string[]> {
  writeFileSync(join(state, "manifest"), `${before.join("\n")}\n`);
  writeFileSync(join(state, "manifest.made"), "of v1 1700000000\n");
  await execa("tar", ["-cf", join(state, "manifest.tar"), "-C", "/", places.slice(1)]);
  change();
  const script = fileURLToPath(new URL("compare.sh", import.meta.url));
  const facts = `printf '%s\\n' ${now.map((line) => `'${line}'`).join(" ")}`;
  const { stdout } = await execa("bash", [script], { env: { LAB_STATE: state, facts } });
  return stdout.split("\n");
}

test("an unchanged fact is not reported", async () => {
  const lines = await compare(["unit\tx\tup"], ["unit\tx\tup"]);
  assert.deepEqual(lines.slice(1), ["made\tv1\t1700000000", "end"]);
  assert.match(lines[0] ?? "", /^clock\t\d+$/);
});

test("a changed file is reported with its changed lines, a new file with all lines, a deleted file with none", async () => {
  for (const name of ["changed", "gone"]) writeFileSync(file(name), "one\ntwo\n");
  const lines = await compare(
    [`file\t${file("changed")}\t1`, `file\t${file("gone")}\t1`],
    [`file\t${file("changed")}\t2`, `file\t${file("a new one")}\t2`],
    () => {
      writeFileSync(file("changed"), "one\nthree\n");
      writeFileSync(file("a new one"), "hello\n");
      rmSync(file("gone"));
    },
  );
  assert.deepEqual(lines.slice(lines.findIndex((line) => line.startsWith("text"))), [
    `text\t${file("a new one")}`,
    "|+hello",
    `text\t${file("changed")}`,
    "|-two",
    "|+three",
    "end",
  ]);
});

test("the text of a file that was a link is not reported", async () => {
  const lines = await compare([`link\t${file("turned")}\tto /x`], [`file\t${file("turned")}\t1`], () =>
    writeFileSync(file("turned"), "long\n"),
  );
  assert.equal(lines.filter((line) => /^[-+]/.test(line)).length, 2);
  assert.doesNotMatch(lines.join("\n"), /^text/m);
});

test("the text of a key is not reported, recognized by its path or its content", async () => {
  const lines = await compare([], [`file\t${file(".ssh/config")}\t1`, `file\t${file("key")}\t1`], () => {
    writeFileSync(file(".ssh/config"), "sesame\n");
    writeFileSync(file("key"), "-----BEGIN PRIVATE KEY-----\nsesame\n");
    chmodSync(file("key"), 0o600);
  });
  assert.equal(lines.filter((line) => line.startsWith("+file")).length, 2);
  assert.doesNotMatch(lines.join("\n"), /sesame|^text/m);
});

test("without a manifest only the clock is reported", async () => {
  const empty = mkdtempSync(join(folder, "empty-"));
  const script = fileURLToPath(new URL("compare.sh", import.meta.url));
  const { stdout } = await execa("bash", [script], { env: { LAB_STATE: empty, facts: "" } });
  assert.match(stdout, /^clock\t\d+\nend$/);
});
