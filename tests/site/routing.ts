import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp, withEcho } from "./services.ts";
import { type Service, type Site, services } from "./site.ts";

/** Paths as they are sent, and the service that must receive them. */
const paths: Record<Service, string[]> = {
  web: [
    "/",
    "//",
    "/nop",
    "/?a=/api/",
    "/airbnb-onepagefoo",
    "/airbnb-dynamicfoo/",
    "/apifoo",
    "/API/v1/status",
    "/assets",
    "/api/../nop",
  ],
  onepage: ["/airbnb-onepage", "/airbnb-onepage/", "/airbnb-onepage?a=1", "//airbnb-onepage"],
  dynamic: [
    "/airbnb-dynamic",
    "/airbnb-dynamic/",
    ...[
      "7",
      "7/",
      "/7",
      "%37",
      "7%2F",
      "7%20",
      "+7",
      "-3",
      "%EF%BC%97",
      "%FF",
      "7;a",
      "./7",
      "7?x=1&y=%20",
      "7?",
    ].map((end) => `/airbnb-dynamic/number_odd_or_even/${end}`),
    "//airbnb-dynamic//number_odd_or_even///7",
    "/%61irbnb-dynamic/number_odd_or_even/7",
    "/airbnb-dynamic%2Fnumber_odd_or_even%2F7",
    "/api/../airbnb-dynamic/7",
    `/airbnb-dynamic/number_odd_or_even/${"9".repeat(5000)}`,
  ],
  api: ["/api", "/api/", "/api/v1/status", "/api/v1//stats/?a", "/api/v1/%2e", "//api/"],
};

/** A path for each location with a proxy_pass. */
const everyLocation = [
  "/",
  "/airbnb-onepage",
  "/airbnb-onepage/",
  "/airbnb-dynamic",
  "/airbnb-dynamic/",
  "/api",
  "/api/",
];

export function routing(site: () => Site): void {
  test("each path reaches its service as it was sent", async () => {
    await withEcho(site(), async ({ requests }) => {
      for (const [service, own] of Object.entries(paths)) {
        for (const path of own) {
          const { status, body } = await site().ask(path);
          const heard = requests.pop();
          assert.deepEqual([status, body, heard?.service, heard?.url], [200, "echo", service, path]);
        }
      }
    });
  });

  test("an invalid path returns 400 and does not reach a service", async () => {
    await withEcho(site(), async ({ requests }) => {
      for (const path of [
        "/airbnb-dynamic/number_odd_or_even/%",
        "/airbnb-dynamic/number_odd_or_even/%zz",
        "/airbnb-dynamic/number_odd_or_even/7%00",
        "/airbnb-dynamic/../../",
      ]) {
        assert.equal((await site().ask(path)).status, 400, path);
      }
      assert.equal(requests.length, 0);
    });
  });

  test("method and body reach the service", async () => {
    await withEcho(site(), async ({ requests }) => {
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        await site().ask("/api/v1/things", { method, body: `{"by":"${method}"}` });
        const heard = requests.pop();
        assert.deepEqual([heard?.message.method, heard?.body], [method, `{"by":"${method}"}`]);
      }
    });
  });

  test("the services' answers through Nginx are the same as without it, byte for byte", async () => {
    for (const [service, paths] of [
      ["onepage", ["/airbnb-onepage", "/airbnb-onepage/", "/airbnb-onepage/nop"]],
      ["api", ["/api/v1/status", "/api/v1/stats", "/api/nop", "/api"]],
      // Its "/" shows each request's own values, which tests/page.test.ts tests.
      ["web", ["/nop"]],
    ] as const) {
      await withApp(site(), service, async () => {
        for (const path of paths) {
          // gzip is on in Debian's nginx.conf.
          const headers = { "accept-encoding": "gzip" };
          const direct = await site().ask(path, { headers, port: site().ports[service] });
          const proxied = await site().ask(path, { headers });
          assert.equal(proxied.status, direct.status);
          assert.equal(proxied.body, direct.body);
          assert.equal(proxied.headers["content-type"], direct.headers["content-type"]);
          assert.equal(proxied.headers["content-encoding"], undefined);
          // Nginx removes it from pages with SSI, because their content may change.
          assert.equal(proxied.headers.etag, service === "web" ? undefined : direct.headers.etag);
        }
        assert.notEqual((await site().ask(paths[0])).body, "");
      });
    }
  });

  test("a path is redirected as in Flask, and as on the service's own port", async () => {
    const number = "/airbnb-dynamic/number_odd_or_even";
    const headers = { host: "lab.example:8080" };
    for (const [service, paths] of Object.entries({
      onepage: {
        "/airbnb%2Donepage/": 200,
        "/airbnb-onepage%2F": 200,
        "//airbnb-onepage": 200,
        "/airbnb-onepage//": 200,
        "/airbnb-onepage///?a=//b": "/airbnb-onepage//?a=//b",
        "/airbnb-onepage//x": 404,
      },
      dynamic: {
        [`${number}/7/`]: 200,
        [`${number}/7/?a=1`]: 200,
        "/%61irbnb-dynamic/number%5Fodd_or_even/%37/": 200,
        [`${number}//7`]: `${number}/7`,
        [`${number}/7//?a=//b`]: `${number}/7/?a=//b`,
        [`/${number}//7/`]: `${number}/7/`,
        [`${number}///7`]: 404,
      },
      api: {
        "/api/v1/%73tatus": 200,
        "/%61pi/v1/stats/": 200,
        "//api/v1/status": 200,
        "/api//v1/status?x=%2F": "/api/v1/status?x=%2F",
        "/api/v1/status//": "/api/v1/status/",
        "/api///v1/status": 404,
      },
    } satisfies Partial<Record<Service, Record<string, number | string>>>)) {
      await withApp(site(), service as Service, async () => {
        for (const port of [site().ports[service as Service], site().port]) {
          for (const [path, expected] of Object.entries(paths)) {
            const { status, headers: answer } = await site().ask(path, { headers, port });
            const found = status === 308 ? answer.location : status;
            const leads = typeof expected === "number" ? expected : `http://lab.example:8080${expected}`;
            assert.equal(found, leads, `${path} on port ${port}`);
          }
        }
      });
    }
  });

  test("the site answers over IPv6", async () => {
    await withEcho(site(), async () => {
      assert.equal((await site().ask("/airbnb-onepage/", { host: "::1" })).body, "echo");
    });
  });

  test("a service gets the requested host, the real client address and the protocol, not forged headers", async () => {
    await withEcho(site(), async ({ requests }) => {
      const claims = {
        "x-forwarded-for": "6.6.6.6",
        "x-real-ip": "6.6.6.6",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "bank.example",
      };
      for (const path of everyLocation) {
        await site().ask(path, { headers: { host: "lab.example:8080", ...claims } });
        const heard = requests.pop()?.message.headers;
        assert.equal(heard?.host, "lab.example:8080");
        assert.equal(heard?.["x-forwarded-host"], "lab.example:8080");
        assert.equal(heard?.["x-real-ip"], "127.0.0.1");
        // A forged address stays first; the address that Nginx saw is the last.
        assert.equal(heard?.["x-forwarded-for"], "6.6.6.6, 127.0.0.1");
        assert.equal(heard?.["x-forwarded-proto"], "http");
      }
    });
  });

  test("Nginx does not change a service's redirect, even to a host with the name of an upstream", async () => {
    for (const location of ["/airbnb-dynamic/7", "http://dynamic/airbnb-dynamic/7"]) {
      await withEcho(
        site(),
        async () => assert.equal((await site().ask("/airbnb-dynamic/")).headers.location, location),
        (_request, response) => response.writeHead(308, { location }).end(),
      );
    }
  });

  test("requests on different connections to Nginx share one connection to each service", async () => {
    await withEcho(site(), async ({ requests, connections }) => {
      for (let round = 0; round < 5; round++) for (const path of everyLocation) await site().ask(path);
      assert.equal(requests.length, 5 * everyLocation.length);
      assert.equal(connections.length, Object.keys(services).length);
      assert.equal(requests[0]?.message.httpVersion, "1.1");
      assert.equal(requests[0]?.message.headers.connection, undefined);
    });
  });
}
