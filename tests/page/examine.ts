/** The rules for every page, on every screen size. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page, Response } from "playwright-core";
import { startBrowser } from "./browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The sizes of a small phone, a tablet and a desktop. */
const widths = [320, 768, 1280];
const schemes = ["light", "dark"] as const;
/** Maximum bytes of a page with everything that it loads. */
const most = 50_000;

/** The axe rules that a page breaks, each with its elements. */
export async function violations(page: Page): Promise<string[]> {
  // Not as a script of the page: its Content-Security-Policy blocks scripts.
  await page.evaluate(axe);
  const found = (await page.evaluate("axe.run()")) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`,
  );
}

/**
 * Opens a page at three widths, light and dark, and asserts that it needs no horizontal scrolling, that axe finds no
 * violation, that it loads little and only from its own site, and that no script fails and nothing is blocked.
 * @param expected the expected status.
 * @param running a running browser; by default a new one starts.
 */
export async function examinePage(url: string, expected = 200, running?: Browser): Promise<void> {
  const browser = running ?? (await startBrowser());
  try {
    await examineIn(browser, url, expected);
  } finally {
    if (running === undefined) await browser.close();
  }
}

async function examineIn(browser: Browser, url: string, expected: number): Promise<void> {
  for (const colorScheme of schemes) {
    for (const width of widths) {
      const what = `${url} at ${width} px, ${colorScheme}`;
      await withPage(browser, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
        const responses: Response[] = [];
        const complaints: string[] = [];
        page.on("response", (response) => responses.push(response));
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("console", (message) => {
          // The browser also reports the status of an error page as an error.
          if (message.type() === "error" && message.location().url !== url) complaints.push(message.text());
        });
        const answer = await page.goto(url, { waitUntil: "load" });
        assert.equal(answer?.status(), expected, what);
        assert.equal(
          await page.evaluate("document.documentElement.scrollWidth"),
          width,
          `${what}: scrolls sideways`,
        );
        const loaded = responses.filter((response) => response.request().method() === "GET");
        for (const each of loaded) assert.equal(new URL(each.url()).origin, new URL(url).origin, what);
        assert.ok(
          loaded.some((each) => new URL(each.url()).pathname === "/assets/style.css" && each.ok()),
          `${what}: no style`,
        );
        const bodies = await Promise.all(loaded.map((each) => each.body()));
        const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
        assert.ok(bytes < most, `${what}: ${bytes} bytes`);
        assert.deepEqual(await violations(page), [], what);
        assert.deepEqual(complaints, [], what);
      });
    }
  }
}

/** Opens a new empty page, and closes it after `use`. */
export async function withPage(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}
