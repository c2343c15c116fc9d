import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import { html } from "./html.ts";

/** The service `web`: the first page of the site. Its assets are files, which Nginx serves. */
export const app = express();

// Nginx speaks to us over loopback: only there do we believe the forwarded headers.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");

const services = [
  {
    name: "onepage",
    port: 5000,
    links: ["/airbnb-onepage/"],
    phrase: "One page, and the least that an application can be.",
  },
  {
    name: "dynamic",
    port: 5001,
    links: ["/airbnb-dynamic/number_odd_or_even/7", "/airbnb-dynamic/number_odd_or_even/9007199254740993"],
    phrase: "Says of the number in its path whether it is odd or even, however long it is.",
  },
  {
    name: "api",
    port: 5002,
    links: ["/api/v1/status", "/api/v1/stats"],
    phrase: "Answers programs, in JSON: is it well, and how much is there?",
  },
  { name: "web", port: 5003, links: ["/"], phrase: "This page. Nginx itself serves its style and its icon." },
];

const first = page(
  "applab",
  html`
      <p>A laboratory for learning how an application server lives behind a web server. Nginx listens on port 80 and hands
        each request to the service that its path names; each service is an Express application, bound to a port of its own.</p>
      <ol class="way" aria-label="The way of a request">
        <li>your browser <small>asks</small></li><li>Nginx <small>port 80</small></li><li>a service <small>ports 5000 to 5003</small></li>
      </ol>
      <h2>The services</h2>
      <dl>${services.map(
        ({ name, port, links, phrase }) => html`
        <dt>${name} <small>port ${port}</small></dt>
        <dd>${phrase}${links.map((link) => html`<br><a href="${link}">${link}</a>`)}</dd>`,
      )}
      </dl>
      <p>Log in with <code>vagrant ssh</code>, break something, mend it. On the host <code>npm run checks</code> says which
        requirement holds, which does not, and where to look.</p>`,
);

const notFound = page(
  "There is no such page",
  html`
      <p>No service of this lab has anything at this path. <a href="/">The first page</a> tells what there is.</p>`,
);

app.get("/", (_request, response) => {
  response.send(first);
});

app.use((_request, response) => {
  response.status(404).send(notFound);
});

/** What all pages have around what they say. */
function page(title: string, content: ReturnType<typeof html>): string {
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
