import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommandLine } from "./command.ts";

const breaking = { options: ["level" as const, "anyway" as const], name: true };
const listing = { options: ["matrix" as const], name: false };
const nothing = {
  help: false,
  name: undefined,
  level: undefined,
  anyway: false,
  matrix: undefined,
  page: false,
};

test("a name, --level and --anyway are parsed", () => {
  assert.deepEqual(readCommandLine([], breaking), nothing);
  assert.deepEqual(readCommandLine(["2-x", "--anyway"], breaking), { ...nothing, name: "2-x", anyway: true });
  assert.deepEqual(readCommandLine(["--level", "3"], breaking), { ...nothing, level: 3 });
  assert.equal(readCommandLine(["-h"], breaking).help, true);
});

test("the matrix is Markdown by default, and HTML on demand", () => {
  assert.equal(readCommandLine(["--matrix"], listing).matrix, "markdown");
  assert.equal(readCommandLine(["--matrix", "html"], listing).matrix, "html");
  assert.throws(() => readCommandLine(["--matrix", "pdf"], listing), /markdown or html, not 'pdf'/);
});

test("unknown options and unexpected arguments are rejected", () => {
  assert.throws(() => readCommandLine(["--matrix"], breaking), /unknown option --matrix/);
  assert.throws(() => readCommandLine(["--level", "1"], listing), /unknown option --level/);
  assert.throws(() => readCommandLine(["2-x"], listing), /unexpected argument '2-x'/);
  for (const level of ["0", "6", "x", "1.5", ""]) {
    assert.throws(() => readCommandLine([`--level=${level}`], breaking), /from 1 to 5/);
  }
});
