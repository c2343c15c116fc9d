/** Every code of a failure has one section in docs/troubleshooting.md. That every failure has a code, the types see to. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { execaSync } from "execa";
import { project } from "./checkout.ts";

const read = (file: string) => readFileSync(join(project, file), "utf8");
const page = read("docs/troubleshooting.md");

test("the codes of the sources are those that the page explains, each once and in order, where links lead", () => {
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
