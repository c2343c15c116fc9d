/** The first page's table about the request. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { after, before, test } from "node:test";
import { app } from "../web.ts";
import { type Places, placesOn } from "./services.ts";

const server = app.listen(0, "127.0.0.1");
// Accepts connections, and never answers.
const silent = createServer().listen(0, "127.0.0.1");
const portOf = (of: { address(): unknown }) => (of.address() as AddressInfo).port;
/** Answers may be slow on a busy machine. */
const others: Partial<Places> = { site: 1, report: "/nonexistent", glance: 60_000 };

/** Nothing listens on port 1. */
const places = (ports = {}, more = {}) =>
  placesOn({ onepage: 1, dynamic: 1, api: 1, web: portOf(server), ...ports }, { ...others, ...more });

before(async () => {
  await Promise.all([server, silent].map((each) => each.listening || once(each, "listening")));
  app.set("places", places());
});
after(() => {
  server.close();
  silent.close();
});

/** Sends bytes without changes. */
async function raw(lines: string[], path = "/"): Promise<string> {
  const socket = connect(portOf(server), "127.0.0.1");
  socket.write([`GET ${path} HTTP/1.1`, "Connection: close", ...lines, "", ""].join("\r\n"), "latin1");
  return Buffer.concat(await socket.toArray()).toString();
}

const asNginx = ["Host: lab", "X-Real-IP: 10.0.2.2", "X-Forwarded-For: 10.0.2.2", "X-Request-Id: abc"];

/** The rows of the table: name, through Nginx, on its own port, compared. */
const rowsOf = (page: string) =>
  Object.fromEntries(
    Array.from(page.matchAll(/<tr [\s\S]*?<\/tr>/g), ([row]) => {
      const [name = "", ...cells] = Array.from(
        row.matchAll(/<t[hd] [^>]*>([\s\S]*?)<\/t[hd]>/g),
        ([, cell = ""]) => cell.replace(/ ?<small>.*|<span class="label">.*?<\/span>|<[^>]*>/g, ""),
      );
      return [name, cells];
    }),
  );

test("a request that came through Nginx is shown beside one that did not", async () => {
  const page = await raw(asNginx);
  assert.match(page, /facts differ/);
  const rows = rowsOf(page);
  const own = `127.0.0.1:${portOf(server)}`;
  assert.deepEqual(rows.Host, ["lab", own, "differs"]);
  assert.deepEqual(rows["X-Request-Id"], ["abc", "nothing", "only with Nginx"]);
  assert.deepEqual(rows["takes the visitor for"], ["10.0.2.2", "127.0.0.1", "differs"]);
  assert.deepEqual(rows["asked on"], [own, own, "the same"]);
  assert.match(page, /Nginx <small>hands on[\s\S]*<!--# echo var="upstream_header_time" -->/);
});

test("the page reports a request that did not pass Nginx, and a missing side if Nginx is down", async () => {
  const page = await raw(["Host: lab"]);
  assert.match(page, /Nginx <small>was not asked/);
  assert.match(page, /One side is missing: nothing listens on 127\.0\.0\.1:1\./);
  assert.match(page, /<p class="wrong">✘ One side/);
  assert.deepEqual(rowsOf(page).Host, ["nothing", "lab", ""]);
  assert.doesNotMatch(page, /<!--#/);
});

test("a second request that is not answered at once is called slow, and is no alarm", async () => {
  app.set("places", places({}, { site: portOf(silent), glance: 50 }));
  const page = await raw(["Host: lab"]);
  assert.match(page, /<p class="slow">◔ The second request is slow: no answer within 50 ms\./);
  assert.doesNotMatch(page, /One side is missing/);
  app.set("places", places());
});

test("text from a visitor is escaped, and does not reach Nginx as an SSI command", async () => {
  const evil = `"'><script>evil()</script><!--#include virtual="/api/v1/stats"-->\xe2\x80\xae`;
  const page = await raw([
    `Host: ${evil}`,
    ...["User-Agent", "X-Forwarded-For", "X-Forwarded-Host", "X-Request-Id", "X-Real-IP", "X-Evil"].flatMap(
      (name) => [`${name}: ${evil}`, `${name}: ${evil}`],
    ),
  ]);
  assert.match(page, /^HTTP\/1\.1 200 /);
  assert.doesNotMatch(page, /<script|evil\(\)<|<!--#include|\u202e/);
  assert.match(page, /&lt;script&gt;[\s\S]*⟨U\+202E⟩/);
  for (const order of page.matchAll(/<!--[\s\S]*?-->/g))
    assert.match(order[0], /^<!--# echo var="[a-z_]+" -->$/);
});

test("the page stays below 40 kB, however many headers a visitor sends", async () => {
  const lines = Array.from({ length: 90 }, (_, index) => `X-${index}${"'".repeat(60)}: ${`"`.repeat(80)}`);
  const page = await raw([...asNginx, ...lines]);
  assert.match(page, /^HTTP\/1\.1 200 [\s\S]*and<\/dt><dd>\d\d more</);
  assert.ok(Buffer.byteLength(page) < 40_000, `${Buffer.byteLength(page)} bytes`);
});

test("/way.json returns the service's values of the request, and sends no request itself", async () => {
  const seen = JSON.parse((await raw(["Host: lab"], "/way.json")).split("\r\n\r\n")[1] as string);
  assert.equal(seen.Host, "lab");
  assert.equal(seen.worker, String(process.pid));
  assert.equal(seen["X-Request-Id"], null);
});
