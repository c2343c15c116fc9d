import type { Page, Response } from "playwright-core";

/** Loads the first page again until it shows both sides: it waits only a moment for the second answer. */
export async function goToWhole(page: Page, url: string): Promise<Response | null> {
  for (const end = Date.now() + 60_000; ; ) {
    const answer = await page.goto(url);
    if (Date.now() > end || (await page.getByText("facts differ").isVisible())) return answer;
  }
}
