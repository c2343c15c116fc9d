/** The documents other than the task pages: every link has a target, and the documents name every part of the project. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { execaSync } from "execa";
import { loadRequirements } from "../checks/load-requirements.ts";
import { withoutPort80 } from "../faults/engine/requirement-groups.ts";
import { loadFaults } from "../faults/load-faults.ts";
import { readPages } from "../host/tasks/pages.ts";
import { project } from "./checkout.ts";

const read = (file: string) => readFileSync(join(project, file), "utf8");

/** The Markdown files that Git tracks or would add. */
const documents = execaSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: project,
})
  .stdout.split("\n")
  .filter((file) => existsSync(join(project, file)));

test("every link to a file of the project leads to an existing file and heading", () => {
  const broken: string[] = [];
  for (const document of documents) {
    for (const [, to = ""] of withoutCode(read(document)).matchAll(
      /\]\(([^)\s]+)\)|<(?:img|a) [^>]*(?:src|href)="([^"]+)"/g,
    )) {
      if (/^[a-z]+:/.test(to) || to === "") continue;
      const [path = "", anchor] = to.split("#");
      const file = path === "" ? document : join(dirname(document), path);
      if (!existsSync(join(project, file))) broken.push(`${document}: ${to}`);
      else if (anchor !== undefined && !anchors(read(file)).includes(anchor))
        broken.push(`${document}: ${to}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("the README, docs/ or CONTRIBUTING.md names every npm script", () => {
  const told = documents
    .filter((file) => /^(README|CONTRIBUTING|docs\/.+)\.?/.test(file))
    .map(read)
    .join("\n");
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  assert.deepEqual(
    Object.keys(scripts).filter((name) => !new RegExp(`npm (run )?${name}\\b`).test(told)),
    [],
  );
});

test("the README has a row for each task", () => {
  for (const { number, name, file } of readPages())
    assert.ok(read("README.md").includes(`\n| [${number} ${name}](${file}) |`), file);
});

test("the README and CONTRIBUTING.md name every folder of the project", () => {
  const files = execaSync("git", ["ls-files"], { cwd: project }).stdout.split("\n");
  const folders = new Set(files.flatMap((file) => /^([a-z]\w*)\//.exec(file)?.[1] ?? []));
  for (const document of ["README.md", "CONTRIBUTING.md"]) {
    const [, section = ""] = read(document).split("What is where");
    for (const folder of folders)
      assert.ok(
        section.includes(`${folder}/ `) || section.includes(`\`${folder}/\``),
        `${document}: ${folder}`,
      );
  }
});

test("the README gives the reason for each dependency", () => {
  const table = read("README.md").split("Why each dependency is there")[1] ?? "";
  const named = Array.from(table.matchAll(/^\| ([@a-z][^|]*) \|/gm), ([, names = ""]) =>
    names.split(", "),
  ).flat();
  const needed = ["package.json", "app/package.json"].flatMap((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file));
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  assert.deepEqual(named.filter((name) => name !== "package").sort(), [...new Set(needed)].sort());
});

test("the README and docs/ count the requirements and the faults as they are", async () => {
  const requirements = (await loadRequirements()).filter(({ needs }) => needs === undefined);
  const page = read("docs/first-start.md");
  const told = Array.from(page.matchAll(/✔ task (\d) .*: (?:all (\d+) pass|its one)/g), ([, task, count]) => [
    Number(task),
    Number(count ?? 1),
  ]);
  const counted = readPages().map(({ number }) => [
    number,
    requirements.filter(({ task }) => task === number).length,
  ]);
  assert.deepEqual(told, counted);
  assert.equal(Number(/All (\d+) requirements pass/.exec(page)?.[1]), requirements.length);
  const faults = Number(/each of the (\d+) faults/.exec(read("README.md"))?.[1]);
  assert.equal(faults, (await loadFaults()).length);
  for (const [file, words] of [
    ["docs/instructors.md", /a stopped Nginx is one failure, and blocks (\d+) /],
    ["docs/everyday.md", /1 of \d+ requirements fails; (\d+) more are blocked/],
  ] as const)
    assert.equal(Number(words.exec(read(file))?.[1]), withoutPort80.length - 1, file);
});

test("docs/settings.md names every setting of the lab", () => {
  const settings = read("vagrant/settings.rb").match(/"LAB_[A-Z_]+"/g) ?? [];
  assert.ok(settings.length >= 8);
  for (const name of settings) assert.ok(read("docs/settings.md").includes(name.slice(1, -1)), name);
});

test("the README shows its two commands as you type them", () => {
  for (const command of ["npm start", "npm test"])
    assert.match(read("README.md"), new RegExp(`^ {4}${command}\\b`, "m"));
});

const withoutCode = (markdown: string) => markdown.replace(/^(```+).*?^\1$/gms, "").replace(/^ {4}.*$/gm, "");

/** The anchors of a document's headings, as GitHub makes them. */
function anchors(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^#+ (.+)$/gm), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
}
