/** A service that answers late is slow; an alarm is only for one that does not answer, or wrongly. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { until } from "../site/site.ts";
import { violations, withPage } from "./examine.ts";
import type { Running } from "./running.ts";

const stateOf = (page: Page, service: string) =>
  page.locator(".health li", { has: page.getByRole("link", { name: service, exact: true }) }).locator("p");

/** Puts a server in the place of the service api while `use` lasts. */
async function inPlaceOfApi(all: Running, answer: RequestListener, use: () => Promise<void>): Promise<void> {
  await all.end("api");
  const server = createServer(answer).listen(all.site.ports.api, "127.0.0.1");
  try {
    if (!server.listening) await once(server, "listening");
    await use();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await all.start("api");
  }
}

export function slow(all: () => Running, browser: () => Browser): void {
  test("a service that needs 1.5 s is slow, and quick reloads show no alarm", async () => {
    const late: RequestListener = (_request, response) => void setTimeout(() => response.end("{}"), 1500);
    await inPlaceOfApi(all(), late, () =>
      withPage(browser(), {}, async (page) => {
        const reload = async () => {
          await page.goto(all().url);
          const text = await stateOf(page, "api").innerText();
          assert.match(text, /^(◔ slow: (no answer yet after|200 in)|✔ answers:) /);
          assert.equal(await page.locator(".health .wrong").count(), 0);
          return text.startsWith("◔ slow");
        };
        // The last answer of the service before it was late still counts for a while.
        await until("a slow service", async () => (await reload()) || undefined);
        assert.deepEqual(await violations(page), []);
        for (let quick = 0; quick < 8; quick++) assert.ok(await reload());
      }),
    );
  });

  test("a service that stays silent for 5 s fails, also while the page asks it again", async () => {
    await inPlaceOfApi(
      all(),
      () => {},
      () =>
        withPage(browser(), {}, async (page) => {
          await page.goto(all().url);
          // The last answer of the service may still count.
          assert.match(await stateOf(page, "api").innerText(), /^(◔ slow|✔ answers)/);
          await until("the alarm", async () => {
            await page.goto(all().url);
            return (await stateOf(page, "api").innerText()).startsWith("✘") || undefined;
          });
          for (let reload = 0; reload < 2; reload++) {
            assert.equal(await stateOf(page, "api").innerText(), "✘ fails: no answer within 5 s");
            await page.goto(all().url);
          }
          await page.getByRole("link", { name: "fails" }).click();
          assert.ok(await page.getByText("systemctl status api").isVisible());
        }),
    );
  });

  test("a service that answers wrongly fails at once", async () => {
    const wrong: RequestListener = (_request, response) => response.writeHead(500).end();
    await inPlaceOfApi(all(), wrong, () =>
      withPage(browser(), {}, async (page) => {
        await until("the alarm", async () => {
          await page.goto(all().url);
          return (await stateOf(page, "api").innerText()).startsWith("✘ fails: 500 in ") || undefined;
        });
      }),
    );
  });
}
