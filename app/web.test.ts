import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { html } from "./web/html.ts";
import { layout } from "./web/layout.ts";
import { placesOn } from "./web/services.ts";
import { app } from "./web.ts";

const server = app.listen(0, "127.0.0.1");
const port = () => (server.address() as AddressInfo).port;
const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port()}${path}`, init);
before(async () => {
  if (!server.listening) await once(server, "listening");
  // Nothing listens on port 1: Nginx and the other services do not run.
  const ports = { onepage: 1, dynamic: 1, api: 1, web: port() };
  app.set("places", placesOn(ports, { site: 1, report: "/nonexistent" }));
});
after(() => server.close());

/** The addresses of a page's links and assets. */
const addresses = (page: string) =>
  [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? "");

test("the first page links to every other service", async () => {
  const answer = await ask("/");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
  const links = addresses(await answer.text());
  for (const path of [
    "/airbnb-onepage/",
    "/airbnb-dynamic/number_odd_or_even/7",
    "/api/v1/status",
    "/api/v1/stats",
  ]) {
    assert.ok(links.includes(path), path);
  }
});

test("a page that does not exist returns 404 with a page that links back", async () => {
  for (const path of ["/nop", "/airbnb-onepagefoo", "/index.html", "/%zz", "/favicon.ico"]) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /<h1>There is no such page<\/h1>[\s\S]*<a href="\/">/);
  }
});

test("pages load only existing assets of the project, under an address that changes with their content", async () => {
  for (const [path, count] of [
    ["/", 5],
    ["/nop", 2],
  ] as const) {
    const page = await (await ask(path)).text();
    const assets = addresses(page).filter((address) => address.startsWith("/assets/"));
    assert.equal(assets.length, count);
    for (const asset of assets) {
      assert.match(asset, /\?[0-9a-f]{8}$/);
      assert.ok(existsSync(new URL(`.${new URL(asset, "http://lab").pathname}`, import.meta.url)), asset);
    }
    for (const address of addresses(page)) assert.match(address, /^\/(?!\/)/);
    // The site's Content-Security-Policy blocks them.
    assert.doesNotMatch(page, /<script|<style|style=|\son\w+=/);
  }
});

test("HEAD returns the headers of GET without the body", async () => {
  for (const path of ["/", "/way.json", "/nop"]) {
    const [get, head] = [await ask(path), await ask(path, { method: "HEAD" })];
    assert.equal(head.status, get.status);
    assert.equal(head.headers.get("content-type"), get.headers.get("content-type"));
    assert.equal(await head.text(), "");
  }
});

test("answers with values of one request are not cached", async () => {
  for (const path of ["/", "/way.json"]) {
    assert.equal((await ask(path)).headers.get("cache-control"), "no-store");
  }
});

test("a page without its style sheet still has its text", () => {
  const page = layout("A page", html`<p>with its text</p>`, ["no-such-style.css"]);
  assert.match(page, /href="\/assets\/no-such-style\.css"[\s\S]*<p>with its text<\/p>/);
});

test("the service does not serve the assets, which Nginx serves", async () => {
  assert.equal((await ask("/assets/style.css")).status, 404);
});

test("text in an HTML template is escaped, HTML in it is not", () => {
  assert.equal(
    html`<p title="${`"'`}">${"<b>&"}${7}${[html`<i>${"<"}</i>`]}</p>`.toString(),
    '<p title="&quot;&#39;">&lt;b&gt;&amp;7<i>&lt;</i></p>',
  );
});
