import assert from "node:assert/strict";
import { test } from "node:test";
import { withChanged } from "./changed.ts";
import type { Nginx } from "./nginx.ts";
import { withEcho } from "./services.ts";
import { type Site, until } from "./site.ts";

const pages = ["/", "/airbnb-onepage", "/airbnb-onepage/", "/airbnb-dynamic/number_odd_or_even/7"];

export function failures(site: () => Site, nginx: () => Nginx): void {
  test("the path of the error page itself returns 404", async () => {
    for (const path of ["/unavailable.html", "/unavailable.json"]) {
      assert.equal((await site().ask(path)).status, 404);
    }
  });

  test("Nginx passes on the answer of a service, even an error", async () => {
    for (const status of [404, 500, 502, 504]) {
      await withEcho(
        site(),
        async () => {
          for (const path of [...pages, "/api/v1/status"]) {
            assert.deepEqual(
              [(await site().ask(path)).status, (await site().ask(path)).body],
              [status, "mine"],
            );
          }
        },
        (_request, response) => response.writeHead(status).end("mine"),
      );
    }
  });

  test("a body of 100 KiB reaches the service, and a body with one more byte does not", async () => {
    await withEcho(site(), async ({ requests }) => {
      const post = (length: number) => site().ask("/api/", { method: "POST", body: "x".repeat(length) });
      assert.equal((await post(102_400)).status, 200);
      assert.equal(requests.pop()?.body.length, 102_400);
      assert.equal((await post(102_401)).status, 413);
      assert.equal(requests.length, 0);
    });
  });

  test("Nginx sends a lost GET again, but not a request that could have an effect twice", async () => {
    for (const [method, times] of Object.entries({ GET: 2, HEAD: 2, POST: 1, PATCH: 1 })) {
      let lost = false;
      await withEcho(
        site(),
        async ({ requests }) => {
          await site().ask("/airbnb-onepage/");
          const { status } = await site().ask("/airbnb-onepage/", { method, headers: { "x-lose": "once" } });
          assert.deepEqual([status, requests.length - 1], [times === 2 ? 200 : 502, times], method);
        },
        (request, response) => {
          // The server closes the connection at its second request, as if an idle timeout had just expired.
          if (request.headers["x-lose"] === undefined || lost) {
            response.end("echo");
          } else {
            lost = true;
            request.socket.destroy();
          }
        },
      );
    }
  });

  test("Nginx closes an idle connection to a service before the application server does", async () => {
    await withChanged(nginx(), { "keepalive_timeout 5s": "keepalive_timeout 2s" }, async (impatient) => {
      await withEcho(impatient, async ({ connections }) => {
        for (const path of [...pages, "/api/"]) await impatient.ask(path);
        assert.equal(connections.length, 4);
        // Node keeps them for a minute in this test.
        await until("the end of all connections", () =>
          connections.every(({ destroyed }) => destroyed) ? true : null,
        );
      });
    });
  });
}
