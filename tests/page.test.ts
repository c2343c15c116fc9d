/** The first page and Nginx's error page in a real browser, with the real Nginx and the real services. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { startBrowser } from "./page/browser.ts";
import { examinePage, violations, withPage } from "./page/examine.ts";
import { firstScreen } from "./page/first-screen.ts";
import { examineReport } from "./page/report.ts";
import { type Running, startAll } from "./page/running.ts";
import { slow } from "./page/slow.ts";
import { stored } from "./page/stored.ts";
import { goToWhole } from "./page/whole.ts";

let all: Running;
let browser: Browser;
before(async () => {
  [all, browser] = await Promise.all([startAll(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await all?.stop();
});

const evil = `"'><script>window.owned = 1</script><img src=x onerror="window.owned = 1"><!--#include virtual="/api/v1/stats" -->`;

test("the first page is readable at three widths, light and dark, and axe finds no violation", async () => {
  await examinePage(`${all.url}/`, 200, browser);
});

test("pages with a failed requirement, with all headers open, and of a missing path are readable, too", async () => {
  writeFileSync(all.report, JSON.stringify(stored));
  await examinePage(`${all.url}/`, 200, browser);
  await examinePage(`${all.url}/nop`, 404, browser);
  await withPage(browser, { viewport: { width: 320, height: 800 } }, async (page) => {
    await page.goto(all.url);
    await page.getByText("All headers").click();
    assert.ok(await page.locator(".headers").isVisible());
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320);
  });
});

test("the checks' HTML report is readable in light, dark and print, at three widths, and axe finds no violation", async () => {
  const looks = await examineReport(browser);
  assert.equal(looks.light.paper, "rgb(255, 255, 255)");
  assert.equal(looks.dark.paper, "rgb(13, 17, 23)");
  // The print is black on white, also with a dark screen.
  assert.deepEqual(looks.print, { paper: "rgb(255, 255, 255)", ink: "rgb(0, 0, 0)" });
});

test("the page shows the values of this request in Nginx and in the service", async () => {
  await withPage(browser, {}, async (page) => {
    const answer = await goToWhole(page, all.url);
    const [asked, nginx, server] = await page.locator(".way > li").allInnerTexts();
    assert.match(asked ?? "", new RegExp(`GET ${all.url}/[\\s\\S]*HeadlessChrome[\\s\\S]*HTTP/1.1`));
    for (const told of [
      `listens on\n127.0.0.1:${all.site.port}`,
      `named it\n${answer?.headers()["x-request-id"]}`,
      `handed it to\n127.0.0.1:${all.site.ports.web}`,
    ]) {
      assert.ok(nginx?.includes(told), `${told} is not in:\n${nginx}`);
    }
    assert.match(nginx ?? "", /heard after\n\d\.\d{3} s\n[\s\S]*worker\nprocess \d+/);
    assert.match(
      server ?? "",
      /worker\nprocess \d+ of master \d+\nterminal\ntmux session 0 on \/run\/web\/tmux; attach web/,
    );
    assert.match(
      await page.locator("tbody tr", { hasText: "X-Request-Id" }).innerText(),
      /nothing\s+only with Nginx/,
    );
    assert.match(await page.locator("tbody tr", { hasText: "takes its own address" }).innerText(), /differs/);
  });
});

test("a row of the table names both sides, also at 320 px", async () => {
  await withPage(browser, { viewport: { width: 320, height: 800 } }, async (page) => {
    await goToWhole(page, all.url);
    assert.match(
      await page.locator("tbody tr", { hasText: "X-Request-Id" }).innerText(),
      /through Nginx:\s+[0-9a-f]{32}\s+on its own port: nothing\s+only with Nginx/,
    );
    // A screen reader still gets a table.
    assert.equal(await page.getByRole("table").getByRole("columnheader").count(), 4);
    assert.ok((await page.getByRole("row").getByRole("rowheader").count()) >= 8);
  });
});

test("the Tab key moves the focus from top to bottom, and the focus is visible", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(all.url);
    const stops = await page.locator("a[href]:visible, summary:visible").count();
    let last = -1;
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press("Tab");
      const { top, outline } = (await page.evaluate(`(() => {
        const element = document.activeElement;
        const { top } = element.getBoundingClientRect();
        return { top: element === document.body ? -1 : top + scrollY, outline: getComputedStyle(element).outlineStyle };
      })()`)) as { top: number; outline: string };
      assert.equal(outline, "solid");
      // The services are in columns: the next column may be a little higher.
      assert.ok(top > last - 250 && top >= 0, `from ${last} to ${top}`);
      last = top;
    }
    await page.getByText("All headers").focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".headers").isVisible());
  });
});

test("the browser and Nginx show a visitor's headers as text, and do not execute them", async () => {
  const headers = {
    "user-agent": evil,
    "x-forwarded-for": evil,
    "x-forwarded-host": evil,
    "x-evil": evil,
    "x-request-id": evil,
  };
  await withPage(browser, { extraHTTPHeaders: headers }, async (page) => {
    await page.goto(all.url);
    assert.equal(await page.evaluate("window.owned"), undefined);
    assert.equal(await page.locator("script, img").count(), 0);
    assert.ok((await page.locator("main").textContent())?.includes(evil.slice(0, 60)));
    assert.deepEqual(await violations(page), []);
  });
  // Headers that no browser sends: bytes that are not text, text that reverses its direction, and very long text.
  for (const value of [evil, "\xff\xfe", "\xe2\x80\xae", "'".repeat(4000)]) {
    const { status, body } = await all.site.ask("/", { headers: { "user-agent": value, "x-a": value } });
    assert.equal(status, 200);
    assert.doesNotMatch(body, /<script|<img|<!--|\u202e|"cities"/);
    assert.ok(Buffer.byteLength(body) < 40_000);
  }
});

test("while the service is down the error page says so, breaks no accessibility rule, and reloads by itself", async () => {
  const url = `${all.url}/airbnb-dynamic/number_odd_or_even/7`;
  await all.end("dynamic");
  await examinePage(url, 502, browser);
  await withPage(browser, {}, async (page) => {
    assert.equal((await page.goto(url))?.status(), 502);
    assert.equal(
      await page.locator("h1").innerText(),
      `Nginx is up; nothing listens on 127.0.0.1:${all.site.ports.dynamic}`,
    );
    await page.getByText(/asks by itself, \d+ times so far/).waitFor();
    await all.start("dynamic");
    await page.getByText("Number: 7 is odd").waitFor({ timeout: 20_000 });
    assert.equal(page.url(), url);
  });
});

test("without scripts the error page reloads, too", async () => {
  await all.end("onepage");
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    assert.equal((await page.goto(`${all.url}/airbnb-onepage/`))?.status(), 502);
    await all.start("onepage");
    await page.getByText("Hello HBNB!").waitFor({ timeout: 20_000 });
  });
});

test("on the service's own port the page says that the request did not pass Nginx, and shows both sides", async () => {
  await withPage(browser, {}, async (page) => {
    await goToWhole(page, `http://127.0.0.1:${all.site.ports.web}/`);
    assert.match(await page.locator(".way > li").nth(1).innerText(), /Nginx was not asked/);
    assert.match(
      await page.locator("tbody tr", { hasText: "X-Request-Id" }).innerText(),
      /through Nginx:\s+[0-9a-f]{32}\s+on its own port: nothing\s+only with Nginx/,
    );
  });
});

firstScreen(
  () => all,
  () => browser,
);
slow(
  () => all,
  () => browser,
);
