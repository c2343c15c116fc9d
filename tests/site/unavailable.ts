/** The answers of Nginx if a service does not answer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withChanged } from "./changed.ts";
import { withFrozen } from "./frozen.ts";
import type { Nginx } from "./nginx.ts";
import { withApp, withEcho } from "./services.ts";
import { type Reply, type Service, type Site, until } from "./site.ts";

/** Paths, and their services. */
const serviceOf: Record<string, Service> = {
  "/": "web",
  "/airbnb-onepage": "onepage",
  "/airbnb-onepage/": "onepage",
  "/airbnb-dynamic/number_odd_or_even/7": "dynamic",
};
const pages = Object.keys(serviceOf);

/** Asserts that the page says where the request stopped, and where to look. */
function assertPage(
  site: Site,
  path: string,
  { status, headers, body }: Reply,
  expected: number,
  where = (address: string) => `nothing listens on ${address}`,
): void {
  const service = serviceOf[path] as Service;
  assert.equal(status, expected);
  assert.equal(headers["content-type"], "text/html");
  const heading = /<h1>([\s\S]*?)<\/h1>/
    .exec(body)?.[1]
    ?.replace(/<[^>]*>/g, "")
    .trim();
  assert.equal(heading, `Nginx is up; ${where(`127.0.0.1:${site.ports[service]}`)}`);
  for (const told of [
    `systemctl status ${service}<`,
    `/var/log/${service}/error.log`,
    `grep ${headers["x-request-id"]} `,
    "npm run checks",
    "Nginx itself wrote this page",
  ]) {
    assert.ok(body.includes(told), told);
  }
  assert.match(body, /<link rel="stylesheet" href="\/assets\/style.css">/);
  assert.doesNotMatch(body, /<!--#|an error occurred|\(none\)|nginx\/\d/i);
}

function assertJson(site: Site, { status, headers, body }: Reply, expected: number): void {
  assert.equal(status, expected);
  assert.equal(headers["content-type"], "application/json");
  assert.deepEqual(JSON.parse(body), {
    error: "The application server does not answer",
    upstream: `127.0.0.1:${site.ports.api}`,
    requestId: headers["x-request-id"],
  });
}

export function unavailable(site: () => Site, nginx: () => Nginx): void {
  test("without a service Nginx returns 502 with a page that says what to try, and 200 after the service starts", async () => {
    for (const path of pages) {
      assertPage(site(), path, await site().ask(path), 502);
      assertPage(site(), path, await site().ask(path, { method: "POST", body: "a=1" }), 502);
    }
    assert.deepEqual([(await site().ask("/", { method: "HEAD" })).body], [""]);
    assertJson(site(), await site().ask("/api/v1/status"), 502);
    assertJson(site(), await site().ask("/api/v1/status", { method: "POST", body: "{}" }), 502);
    await withApp(site(), "onepage", async () => {
      assert.equal((await site().ask("/airbnb-onepage/")).status, 200);
    });
  });

  test("a service that accepts connections and never answers returns 504 with the same page", async () => {
    const silence = () => {};
    await withChanged(
      nginx(),
      { "proxy_read_timeout 30s": "proxy_read_timeout 200ms" },
      async (impatient) => {
        await withEcho(
          impatient,
          async ({ requests }) => {
            for (const path of pages) {
              const late = (address: string) => `${address} does not answer in time`;
              assertPage(impatient, path, await impatient.ask(path), 504, late);
            }
            assertJson(impatient, await impatient.ask("/api/v1/status"), 504);
            await until("the last request", () => requests[pages.length]);
            assert.equal(requests.length, pages.length + 1);
          },
          silence,
        );
      },
    );
  });

  test("a service that closes the connection returns 502, and is not reported as missing", async () => {
    await withEcho(
      site(),
      async () => {
        const early = (address: string) => `${address} closes the connection without an answer`;
        for (const path of pages) assertPage(site(), path, await site().ask(path), 502, early);
      },
      (request) => request.socket.destroy(),
    );
  });

  test("an address that accepts no connection is reported differently from one where nothing listens", async () => {
    // A full backlog, like that of a frozen service: the kernel drops new connections.
    await withFrozen(async (port) => {
      const changes = {
        "127.0.0.1:5000": `127.0.0.1:${port}`,
        "proxy_connect_timeout 2s": "proxy_connect_timeout 200ms",
      };
      await withChanged(nginx(), changes, async (impatient) => {
        const { status, body } = await impatient.ask("/airbnb-onepage/");
        assert.equal(status, 504);
        assert.match(body, new RegExp(`no connection to <code>127.0.0.1:${port}</code>`));
      });
    });
  });

  test("the page reports an address in the site that belongs to no service", async () => {
    await withChanged(nginx(), { "http://dynamic;": "http://127.0.0.1:1;" }, async (lost) => {
      const { body } = await lost.ask("/airbnb-dynamic/number_odd_or_even/7");
      assert.match(
        body,
        /nothing listens on <code>127.0.0.1:1<\/code>[\s\S]*none of the services has this address/,
      );
      assert.doesNotMatch(body, /systemctl status|<!--#|an error occurred|\(none\)/);
    });
  });

  test("the page repeats a GET request, and does not send a form again", async () => {
    for (const [method, again] of Object.entries({ GET: true, POST: false })) {
      assert.equal((await site().ask("/", { method })).body.includes("/assets/again.js"), again, method);
    }
  });

  test("the page contains no text that a visitor sent", async () => {
    const evil = '<!--#echo var="document_uri" --><script>evil()</script>';
    const { body } = await site().ask(`/airbnb-onepage/?${encodeURI(evil)}evil`, {
      headers: {
        "user-agent": evil,
        cookie: evil,
        "x-forwarded-for": evil,
        referer: evil,
        authorization: evil,
      },
    });
    assert.match(body, /nothing listens/);
    assert.doesNotMatch(body, /evil/);
  });
}
