import assert from "node:assert/strict";
import { test } from "node:test";
import { withEcho } from "./services.ts";
import type { Site } from "./site.ts";

export function log(site: () => Site): void {
  const logged = async (path: string) => site().logLine((await site().ask(path)).headers["x-request-id"]);

  test("a line of the log names the upstream, the status and the upstream's time", async () => {
    await withEcho(site(), async () => {
      assert.match(
        await logged("/api/v1/status?a=1"),
        new RegExp(
          String.raw`^127\.0\.0\.1 \[\d{4}-\d\d-\d\dT[\d:]{8}[+-][\d:]{5}\] "GET /api/v1/status\?a=1 HTTP/1\.1" 200 4 ` +
            String.raw`id=[0-9a-f]{32} upstream=127\.0\.0\.1:${site().ports.api} upstream_status=200 ` +
            String.raw`connect=\d+\.\d{3} header=\d+\.\d{3} response=\d+\.\d{3} total=\d+\.\d{3}$`,
        ),
      );
    });
  });

  test("the log line of a file has no upstream, and that of a missing service has one", async () => {
    assert.match(await logged("/assets/icon.svg"), / 200 \d+ .* upstream=- upstream_status=- connect=- /);
    assert.match(
      await logged("/"),
      new RegExp(` 502 .* upstream=127\\.0\\.0\\.1:${site().ports.web} upstream_status=502 `),
    );
  });

  test("a quotation mark in a path does not end the request in the log", async () => {
    await withEcho(site(), async () => {
      assert.match(await logged('/"id=1'), /"GET \/\\x22id=1 HTTP\/1\.1" 200 /);
    });
  });
}
