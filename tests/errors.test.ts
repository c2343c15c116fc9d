/** Every error code has one section in docs/troubleshooting.md. The types make sure that every error has a code. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { execaSync } from "execa";
import { project } from "./checkout.ts";

const read = (file: string) => readFileSync(join(project, file), "utf8");
const page = read("docs/troubleshooting.md");

test("docs/troubleshooting.md explains each error code of the sources once, in order, under the anchor that links use", () => {
  const files = execaSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
    lines: true,
  });
  const sources = files.stdout.filter(
    (file) => /\.(ts|cjs|rb|sh)$/.test(file) && !/\.test\.ts$|^tests\//.test(file),
  );
  const codes = sources
    .filter((file) => existsSync(join(project, file)))
    .flatMap((file) => read(file).match(/LAB-\d{3}\b/g) ?? []);
  const sections = Array.from(
    page.matchAll(/^<a id="lab-(\d{3})"><\/a>\n\n## (LAB-\1): \S/gm),
    ([, , code]) => code,
  );
  assert.deepEqual(sections, [...new Set(codes)].sort());
  assert.equal(page.match(/^## /gm)?.length, sections.length);
});
