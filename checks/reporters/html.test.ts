/** The HTML report in a real browser. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { RequirementUnmet } from "../judge/unmet.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noMachine, ownMachine } from "../testing/test-machine.ts";
import { item, section } from "./html.ts";
import { page } from "./html-page.ts";
import { judged } from "./results.ts";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const noBrowser = chromium === undefined ? "there is no chromium" : false;

const folder = mkdtempSync(join(tmpdir(), "applab-html-"));
after(() => rmSync(folder, { recursive: true }));

/** The content of the page after the browser has parsed it. */
function domOf(file: string): string {
  return execFileSync(
    chromium as string,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      `--user-data-dir=${join(folder, "profile")}`,
      "--dump-dom",
      `file://${file}`,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 60_000 },
  );
}

test("a browser shows the report, which loads no file and runs no script", {
  skip: noBrowser || noMachine,
}, async () => {
  const server = await ownMachine();
  try {
    const file = join(folder, "report.html");
    const { code } = await runChecks([
      "--target",
      server.target,
      "--task",
      "1",
      "--reporter",
      "html",
      "--output",
      file,
    ]);
    assert.equal(code, 1);
    assert.doesNotMatch(readFileSync(file, "utf8"), /<script|<link|<img|<iframe|url\(|@import/);
    const dom = domOf(file);
    // The same text, escaped.
    const json = await runChecks(["--target", server.target, "--task", "1", "--reporter", "json"]);
    const { requirements } = JSON.parse(json.stdout);
    const red = requirements.filter(({ state }: { state: string }) => state === "fails").length;
    const blocked = requirements.filter(({ state }: { state: string }) => state === "blocked").length;
    const count = (pattern: RegExp) => dom.match(pattern)?.length ?? 0;
    const verdict = `1 of ${requirements.length} requirements fails; ${blocked} more are blocked.`;
    assert.ok(dom.includes(`<h1 class="bad">${verdict}</h1>`));
    assert.equal(count(/<li class="red">/g), red);
    assert.equal(count(/<li class="fails">/g), red);
    assert.equal(count(/<li class="blocked">/g), blocked);
    assert.equal(count(/<li class="green">/g), requirements.length - red - blocked);
    for (const term of ["expected", "found", "hint", "read", "compare", "command"])
      assert.equal(count(new RegExp(`<dd class="${term}">`, "g")), red, term);
    assert.equal(count(/<details><summary>/g), red);
  } finally {
    await server.stop();
  }
});

test("the lab's output is escaped", () => {
  const found = `"</dd><script>alert(1)</script><img src=x onerror='alert(1)'>&amp;`;
  const red = new RequirementUnmet(
    { holds: false, expected: "200", found },
    { task: 1, title: "<u>", layer: "answer", hints: ["<s>", "<s>", "<s>"] },
  );
  const failed = judged("<u>", 0, red);
  const html = page("<b>", `${item(failed)}${section({ task: 1, name: "<i>", requirements: [failed] })}`);
  assert.doesNotMatch(html, /<script|<img|<b>|<i>|<u>|<s>/);
  assert.ok(html.includes("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;"));
});
