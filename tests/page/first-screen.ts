/** What the first page shows without scrolling, and what it shows only on demand. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { until } from "../site/site.ts";
import { violations, withPage } from "./examine.ts";
import type { Running } from "./running.ts";
import { failures, stored } from "./stored.ts";
import { goToWhole } from "./whole.ts";

const screens = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** The largest distance of these elements' lower ends from the top of the page. */
const lowerEnd = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((elements: { getBoundingClientRect(): { bottom: number } }[]) =>
      Math.max(...elements.map((element) => element.getBoundingClientRect().bottom)),
    );

export function firstScreen(all: () => Running, browser: () => Browser): void {
  for (const viewport of screens) {
    const size = `${viewport.width} × ${viewport.height}`;
    test(`services, tasks and what fails are in one screen of ${size}; the way of the request is below`, async () => {
      await all().end("dynamic");
      try {
        await withPage(browser(), { viewport }, async (page) => {
          await until("one that fails, and none that is slow", async () => {
            writeFileSync(all().report, JSON.stringify(stored));
            await page.goto(all().url);
            return (await page.getByText("3 answer, 1 fails").isVisible()) || undefined;
          });
          const [, tasks, checks] = await page.locator(".now h2").allInnerTexts();
          assert.equal(tasks, "Tasks 2 of 8 done; faults: 3 solved, 1 active");
          assert.match(checks ?? "", /^Checks ran (just now|\d+ seconds ago)$/);
          assert.equal(await page.locator(".health > li").count(), 4);
          assert.equal(await page.locator(".tasks > li").count(), 8);
          for (const { title } of failures.slice(0, 3))
            assert.ok(await page.getByText(title).isVisible(), title);
          assert.match(
            await page.locator(".failures").first().innerText(),
            /found: a <b>502<\/b>[\s\S]*expected: 200/,
          );
          assert.ok(await page.getByText("4 of 89 requirements fail; 1 more is blocked.").isVisible());
          const end = await lowerEnd(page, ".now");
          assert.ok(end <= viewport.height, `it ends at ${end}`);
          const way = await page.locator(".way").boundingBox();
          assert.ok(way !== null && way.y > end, "the way of the request is not below");
        });
      } finally {
        await all().start("dynamic");
      }
    });
  }

  test("no pill has more than one line, and the line below a link is lower than its underscores", async () => {
    writeFileSync(all().report, JSON.stringify(stored));
    await withPage(browser(), { viewport: { width: 320, height: 800 } }, async (page) => {
      await page.goto(all().url);
      const heights = await page
        .locator(".tasks .pill")
        .evaluateAll((pills: { clientHeight: number }[]) => pills.map((pill) => pill.clientHeight));
      assert.equal(new Set(heights).size, 1, `heights ${heights}`);
      assert.equal(
        await page.evaluate("getComputedStyle(document.querySelector('.tasks .pill')).whiteSpace"),
        "nowrap",
      );
      const styleOf = (property: string) =>
        page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.services li a')).${property})`);
      const [offset, size] = [
        Number(await styleOf("textUnderlineOffset")),
        Number(await styleOf("fontSize")),
      ];
      assert.ok(offset >= 0.3 * size, `${offset} px at ${size} px`);
    });
  });

  test("a failure, the other failures and the facts that are the same are shown on demand", async () => {
    writeFileSync(all().report, JSON.stringify(stored));
    await withPage(browser(), { viewport: { width: 390, height: 844 } }, async (page) => {
      await goToWhole(page, all().url);
      const hint = page.getByText("Check which program listens.").first();
      assert.equal(await hint.isVisible(), false);
      await page.getByText(failures[0]?.title ?? "").click();
      assert.ok(await hint.isVisible());
      await page.getByText("1 more", { exact: true }).click();
      assert.ok(await page.getByText(failures[3]?.title ?? "").isVisible());
      assert.ok(await page.getByRole("rowheader", { name: "X-Request-Id" }).isVisible());
      const same = page.locator("tbody tr", { hasText: "where the service listens" });
      assert.equal(await same.isVisible(), false);
      await page.locator("summary", { hasText: "facts that are the same" }).click();
      assert.match(await same.innerText(), /the same/);
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
    });
  });

  test("a browser's name and a request's id are shortened, and there as a whole", async () => {
    await withPage(browser(), {}, async (page) => {
      const answer = await page.goto(all().url);
      const agent = page.locator(".way [title^='Mozilla/5.0']");
      assert.match(await agent.innerText(), /^HeadlessChrome\/\d+$/);
      assert.equal(await agent.getAttribute("title"), await page.evaluate("navigator.userAgent"));
      const id = page.locator(".way .short");
      assert.equal(await id.getAttribute("title"), answer?.headers()["x-request-id"]);
      assert.ok(
        await id.evaluate(
          ({ clientWidth, scrollWidth }: { clientWidth: number; scrollWidth: number }) =>
            clientWidth < scrollWidth,
        ),
      );
    });
  });
}
