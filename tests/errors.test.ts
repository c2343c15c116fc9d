/** Every failure has a code, and every code one heading in docs/troubleshooting.md; this is read from the sources. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { execaSync } from "execa";
import { project } from "./checkout.ts";
import { headings, problems, type Sources } from "./errors/problems.ts";

const page = readFileSync(join(project, "docs/troubleshooting.md"), "utf8");
const sources: Sources = Object.fromEntries(
  execaSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: project, lines: true })
    .stdout.filter((file) => /\.(ts|cjs|rb|sh)$/.test(file) && !/\.test\.ts$|^tests\//.test(file))
    .map((file) => [file, readFileSync(join(project, file), "utf8")]),
);

test("every failure has a code, and every code one source and one heading that explains it", () => {
  assert.deepEqual(problems(sources, page), []);
});

test("the headings stand in the order of their codes, so that one finds them by leafing", () => {
  assert.deepEqual(headings(page), headings(page).toSorted());
});

/** The sources with one of them changed. */
const changed = (file: string, from: string | RegExp, to: string) => {
  const text = sources[file] ?? "";
  const other = text.replace(from, to);
  assert.notEqual(other, text, `${file} has no '${from}'`);
  return { ...sources, [file]: other };
};

for (const [title, files, text, complaint] of [
  [
    "without a code in TypeScript",
    changed("checks/lab.ts", '"LAB-412",', ""),
    page,
    /checks\/lab\.ts: no code at/,
  ],
  [
    "without a code in a finding",
    changed("host/findings/space.ts", '"LAB-020", ', ""),
    page,
    /space\.ts: no code at/,
  ],
  [
    "without a code in ready.cjs",
    changed("host/ready.cjs", '"LAB-003",', ""),
    page,
    /ready\.cjs: no code at/,
  ],
  [
    "without a code in the shell",
    changed("provision/2-site.sh", "fail LAB-308 ", "fail "),
    page,
    /2-site\.sh: no code/,
  ],
  [
    "without a code in an error",
    changed("vagrant/embedded/errors.rb", /CODE = "LAB-222"\n/, ""),
    page,
    /BootFailed/,
  ],
  [
    "without a code in a raise",
    changed("vagrant/box.rb", 'Failed.new("LAB-104", ', "IOError.new("),
    page,
    /box\.rb: no/,
  ],
  [
    "with a code of another",
    changed("checks/lab.ts", "LAB-412", "LAB-416"),
    page,
    /LAB-416 is used by .* and /,
  ],
  ["without a heading", sources, page.replace("## LAB-302: ", "## LAB-302 "), /LAB-302 of .* has no heading/],
  [
    "without an anchor",
    sources,
    page.replace('<a id="lab-302">', '<a id="lab-303">'),
    /LAB-302 has no anchor/,
  ],
  ["with a heading twice", sources, page.replace("## LAB-302: ", "## LAB-301: "), /LAB-301 has two headings/],
  [
    "with a heading of nothing",
    sources,
    `${page}\n<a id="lab-777"></a>\n\n## LAB-777: Nothing\n`,
    /LAB-777 has a heading, and no source/,
  ],
  ["without a mend", sources, page.replace("**Mend.** `npm start`.", ""), /LAB-401: .* lacks/],
] as const) {
  test(`a failure ${title} is noticed`, () => {
    assert.match(problems(files, text).join("\n"), complaint);
  });
}
