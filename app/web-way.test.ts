/** What the first page shows of a request, whoever sent it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { performance } from "node:perf_hooks";
import { after, before, test } from "node:test";
import { app } from "./web.ts";
import { type Places, placesOn } from "./web-places.ts";

const server = app.listen(0, "127.0.0.1");
// Takes connections, and never says a word.
const silent = createServer().listen(0, "127.0.0.1");
const portOf = (of: { address(): unknown }) => (of.address() as AddressInfo).port;
const others: Pick<Places, "site" | "report"> = { site: 1, report: "/nonexistent" };

/** Nobody listens on port 1. */
const places = (ports = {}) =>
  placesOn({ onepage: 1, dynamic: 1, api: 1, web: portOf(server), ...ports }, others);

before(async () => {
  await Promise.all([server, silent].map((each) => each.listening || once(each, "listening")));
  app.set("places", places());
});
after(() => {
  server.close();
  silent.close();
});

/** Sends bytes as they are. */
async function raw(lines: string[], path = "/"): Promise<string> {
  const socket = connect(portOf(server), "127.0.0.1");
  socket.write([`GET ${path} HTTP/1.1`, "Connection: close", ...lines, "", ""].join("\r\n"), "latin1");
  return Buffer.concat(await socket.toArray()).toString();
}

/** The first page, asked for again until it shows something: on a busy machine the page does not wait for itself. */
async function showing(what: RegExp, lines = asNginx): Promise<string> {
  const end = Date.now() + 30_000;
  let page = "";
  while (!what.test(page) && Date.now() < end) page = await raw(lines);
  assert.match(page, what);
  return page;
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
  const page = await showing(/facts differ/);
  const rows = rowsOf(page);
  const own = `127.0.0.1:${portOf(server)}`;
  assert.deepEqual(rows.Host, ["lab", own, "differs"]);
  assert.deepEqual(rows["X-Request-Id"], ["abc", "nothing", "only with Nginx"]);
  assert.deepEqual(rows["takes the visitor for"], ["10.0.2.2", "127.0.0.1", "differs"]);
  assert.deepEqual(rows["asked on"], [own, own, "the same"]);
  assert.match(page, /Nginx <small>hands on[\s\S]*<!--# echo var="upstream_header_time" -->/);
});

test("a request that passed Nginx by says so, and that the other side is missing if Nginx is", async () => {
  const page = await showing(/nobody listens on 127\.0\.0\.1:1\./, ["Host: lab"]);
  assert.match(page, /Nginx <small>was not asked/);
  assert.match(page, /One side is missing: nobody listens on 127\.0\.0\.1:1\./);
  assert.deepEqual(rowsOf(page).Host, ["nothing", "lab", ""]);
  assert.doesNotMatch(page, /<!--#/);
});

test("a service that is not there is told from one that is silent, and no page waits for long", async () => {
  app.set("places", places({ dynamic: portOf(silent) }));
  const started = performance.now();
  await raw(asNginx);
  const milliseconds = performance.now() - started;
  assert.ok(milliseconds < 30_000, `${milliseconds} ms`);
  // A look at the services is good for half a second; that of the test before may still be.
  await showing(
    new RegExp(
      [
        "onepage <small>.*is not well: nobody listens on 127.0.0.1:1<",
        "dynamic <small>.*is not well: no answer within 800 ms<.*systemctl status dynamic",
        "web <small>.*is well: 200 in \\d+ ms",
      ].join(".*"),
      "s",
    ),
  );
});

test("what a visitor sends is shown, and neither obeyed nor handed to Nginx as an order", async () => {
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

test("the page stays below 40 kB, and its style with it below 50, however much a visitor sends", async () => {
  const lines = Array.from({ length: 90 }, (_, index) => `X-${index}${"'".repeat(60)}: ${`"`.repeat(80)}`);
  const page = await raw([...asNginx, ...lines]);
  assert.match(page, /^HTTP\/1\.1 200 [\s\S]*and<\/dt><dd>\d\d more</);
  assert.ok(Buffer.byteLength(page) < 40_000, `${Buffer.byteLength(page)} bytes`);
});

test("what the service saw is JSON for the page's own question, and asks nobody", async () => {
  const seen = JSON.parse((await raw(["Host: lab"], "/way.json")).split("\r\n\r\n")[1] as string);
  assert.equal(seen.Host, "lab");
  assert.equal(seen.worker, String(process.pid));
  assert.equal(seen["X-Request-Id"], null);
});
