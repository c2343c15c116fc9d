import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "../checkout.ts";
import { withEcho } from "./services.ts";
import type { Site } from "./site.ts";

const style = readFileSync(join(project, "app", "assets", "style.css"), "utf8");

export function assets(site: () => Site): void {
  test("Nginx serves the assets without a service, with a type and a lifetime of an hour", async () => {
    const { status, headers, body } = await site().ask("/assets/style.css?12345678");
    assert.equal(status, 200);
    assert.equal(body, style);
    assert.equal(headers["content-type"], "text/css");
    assert.equal(headers["cache-control"], "max-age=3600");
    assert.equal((await site().ask("/assets/icon.svg")).headers["content-type"], "image/svg+xml");
    const head = await site().ask("/assets/style.css", { method: "HEAD" });
    assert.deepEqual(
      [head.status, head.headers["content-length"], head.body],
      [200, String(Buffer.byteLength(style)), ""],
    );
  });

  test("an asset that did not change returns 304", async () => {
    const { headers } = await site().ask("/assets/style.css");
    for (const condition of [
      { "if-none-match": String(headers.etag) },
      { "if-modified-since": String(headers["last-modified"]) },
    ]) {
      const again = await site().ask("/assets/style.css", { headers: condition });
      assert.deepEqual([again.status, again.body], [304, ""]);
      assert.equal(again.headers["cache-control"], "max-age=3600");
    }
    assert.equal(
      (await site().ask("/assets/style.css", { headers: { "if-none-match": '"other"' } })).status,
      200,
    );
  });

  test("a missing asset returns 404 without caching, and does not reach a service", async () => {
    await withEcho(site(), async ({ requests }) => {
      for (const path of [
        "/assets/",
        "/assets//",
        "/assets/.",
        "/assets/nop.css",
        "/assets/style.css/",
        "/assets/%00",
      ]) {
        const { status, headers } = await site().ask(path);
        assert.equal(status, path.endsWith("%00") ? 400 : 404, path);
        assert.equal(headers["cache-control"], undefined);
      }
      assert.equal(requests.length, 0);
    });
  });

  test("no path leads outside the folder", async () => {
    for (const path of [
      "/assets/../web.ts",
      "/assets/%2e%2e/web.ts",
      "/assets/..%2fweb.ts",
      "/assets/%2e%2e%2fweb.ts",
      "/assets/..%5cweb.ts",
      "/assets/%252e%252e/web.ts",
      "/assets../web.ts",
      "/assets/./../web.ts",
      "/assets//../../web.ts",
      "/assets/../assets/../web.ts",
      "/assets/../../package.json",
      "/assets/../../../../../../../../../../etc/passwd",
    ]) {
      const { status } = await site().ask(path);
      // Nginx has no such file, or the path belongs to the service web, which does not run here.
      assert.ok([400, 404, 502].includes(status ?? 0), `${path}: ${status}`);
    }
  });

  test("assets accept only GET and HEAD", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      assert.equal((await site().ask("/assets/style.css", { method })).status, 405, method);
    }
    assert.equal(readFileSync(join(project, "app", "assets", "style.css"), "utf8"), style);
  });
}
