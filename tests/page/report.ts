/** The HTML report of the checks, on the screen and in print. */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { RequirementUnmet } from "../../checks/judge/unmet.ts";
import { section } from "../../checks/reporters/html.ts";
import { page as framed } from "../../checks/reporters/html-page.ts";
import { judged } from "../../checks/reporters/results.ts";
import { violations, withPage } from "./examine.ts";

const requirement = {
  task: 2,
  title: "port 80 answers",
  layer: "proxied",
  hints: ["look", "compare", "command"],
} as const;
const red = new RequirementUnmet(
  { holds: false, expected: "200", found: "no answer: ".padEnd(400, "x") },
  { ...requirement, hints: [...requirement.hints] },
);
const report = framed(
  "1 of 2 requirements fails.",
  `<header><h1 class="bad">1 of 2 requirements fails.</h1></header><main>${section({
    task: 2,
    name: "task 2 Nginx",
    requirements: [judged("one that passes", 0, undefined), judged(requirement.title, 0, red)],
  })}${section({ task: 3, name: "task 3 parameters", requirements: [] })}</main>`,
);

interface Look {
  paper: string;
  ink: string;
}

const lookOf = (page: Page) =>
  page.evaluate(
    "(({ backgroundColor: paper, color: ink }) => ({ paper, ink }))(getComputedStyle(document.body))",
  ) as Promise<Look>;

/**
 * Opens the report at three widths, light, dark and in print, and asserts that it needs no horizontal scrolling and that
 * axe finds no violation.
 * @returns the colours of each.
 */
export async function examineReport(browser: Browser): Promise<Record<"light" | "dark" | "print", Look>> {
  const looks: Partial<Record<"light" | "dark" | "print", Look>> = {};
  for (const width of [320, 768, 1280]) {
    await withPage(browser, { viewport: { width, height: 800 } }, async (page) => {
      for (const how of ["light", "dark", "print"] as const) {
        const dark = how === "light" ? "light" : "dark";
        await page.emulateMedia({ colorScheme: dark, media: how === "print" ? "print" : "screen" });
        await page.setContent(report);
        assert.equal(
          await page.evaluate("document.documentElement.scrollWidth"),
          width,
          `${width} px, ${how}`,
        );
        assert.deepEqual(await violations(page), [], `${width} px, ${how}`);
        looks[how] = await lookOf(page);
      }
    });
  }
  return looks as Record<"light" | "dark" | "print", Look>;
}
