/** The HTML report in a real browser. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { noSshd, noSudo, ownSshd } from "../own-sshd.ts";
import { Red } from "../red.ts";
import { runChecks } from "../run-checks.ts";
import { judged } from "./events.ts";
import { section } from "./html.ts";
import { page } from "./page.ts";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const noBrowser = chromium === undefined ? "there is no chromium" : false;

const folder = mkdtempSync(join(tmpdir(), "applab-html-"));
after(() => rmSync(folder, { recursive: true }));

/** What stands in the page after the browser has read it. */
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

test("a browser shows the report, which loads nothing and runs nothing", {
  skip: noBrowser || noSshd || noSudo,
}, async () => {
  const server = await ownSshd();
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
    assert.match(dom, /<h1 class="bad">7 of 8 requirements do not hold\.<\/h1>/);
    assert.equal(dom.match(/<li class="red">/g)?.length, 7);
    assert.equal(dom.match(/<li class="green">/g)?.length, 1);
    assert.equal(dom.match(/<dd class="(expected|found|hint|read|compare|command)">/g)?.length, 42);
    assert.equal(dom.match(/<details><summary>/g)?.length, 7);
  } finally {
    await server.stop();
  }
});

test("what the lab says stays text", () => {
  const found = `"</dd><script>alert(1)</script><img src=x onerror='alert(1)'>&amp;`;
  const red = new Red(
    { holds: false, expected: "200", found },
    { task: 1, title: "<u>", hints: ["<s>", "<s>", "<s>"] },
  );
  const html = page("<b>", section({ task: 1, name: "<i>", requirements: [judged("<u>", 0, red)] }));
  assert.doesNotMatch(html, /<script|<img|<b>|<i>|<u>|<s>/);
  assert.ok(html.includes("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;"));
});
