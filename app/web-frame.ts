import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Html, html } from "./html.ts";

/** What all pages have around what they say. */
export function frame(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="${asset("icon.svg")}" type="image/svg+xml">
    <link rel="stylesheet" href="${asset("style.css")}">
  </head>
  <body>
    <main>
      <h1>${title}</h1>${content}
    </main>
  </body>
</html>
`.toString();
}

/** Browsers keep an asset for an hour: with a mark of its content a new one has another address. */
function asset(name: string): string {
  const content = readFileSync(new URL(`assets/${name}`, import.meta.url));
  return `/assets/${name}?${createHash("sha256").update(content).digest("hex").slice(0, 8)}`;
}
