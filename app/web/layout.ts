import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Html, html } from "./html.ts";

/**
 * What all pages have around what they say.
 * @param styles what a page has in addition to the style that they have in common.
 * @param beside what stands beside the heading.
 */
export function layout(title: string, content: Html, styles: string[] = [], beside = html``): string {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="${asset("icon.svg")}" type="image/svg+xml">
    ${["style.css", ...styles].map((style) => html`<link rel="stylesheet" href="${asset(style)}">`)}
  </head>
  <body>
    <main>
      <header>
        <h1>${title}</h1>${beside}
      </header>${content}
    </main>
  </body>
</html>
`.toString();
}

const marks = new Map<string, string>();

/**
 * Browsers keep an asset for an hour: with a mark of its content a new one has another address. What cannot be read now
 * has none, and is the concern of who serves it: the page is there all the same.
 */
function asset(name: string): string {
  let mark = marks.get(name);
  if (mark === undefined) {
    try {
      const content = readFileSync(new URL(`../assets/${name}`, import.meta.url));
      mark = createHash("sha256").update(content).digest("hex").slice(0, 8);
      marks.set(name, mark);
    } catch {
      return `/assets/${name}`;
    }
  }
  return `/assets/${name}?${mark}`;
}
