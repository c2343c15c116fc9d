/** The HTTP requests of the host and the probes have a limit of size and time. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { describeAnswer, failedAnswer, httpGet } from "./http.ts";
import { parseReadings } from "./parse/readings.ts";
import { probeScript } from "./probes/probe-script.ts";

async function withServer(listener: RequestListener, use: (url: URL) => Promise<void>): Promise<void> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    await use(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const endless: RequestListener = (_request, response) => {
  const more = () => {
    while (response.writable && response.write(Buffer.alloc(65_536, "x")));
    if (response.writable) response.once("drain", more);
  };
  more();
};

test("an endless answer counts as no answer", () =>
  withServer(endless, async (url) => {
    assert.match(describeAnswer(await httpGet(url).catch(failedAnswer)), /no answer: .*larger than 16 MiB/);
  }));

test("an answer that is not complete after ten seconds counts as no answer", () =>
  withServer(
    (_request, response) => {
      const drip = setInterval(() => response.write("."), 1000);
      response.on("close", () => clearInterval(drip));
    },
    async (url) => {
      const started = performance.now();
      assert.match(
        describeAnswer(await httpGet(url).catch(failedAnswer)),
        /no answer: .*not complete after 10 s/,
      );
      assert.ok(performance.now() - started < 30_000);
    },
  ));

const skip = process.platform === "linux" ? false : "the probes run only on Linux, as in the lab";

test("an endless page does not stop the other requests of the probes", { skip }, async () => {
  const listener: RequestListener = (request, response) =>
    request.url === "/endless" ? endless(request, response) : response.end("hello");
  await withServer(listener, async (url) => {
    const nothing = { preparation: "", commands: {} };
    const mark = `test-${randomUUID()}`;
    const requests = { endless: [`${url}endless`], page: [`${url}page`] } as const;
    const script = probeScript({ requests, user: nothing, root: nothing }, mark, 8);
    // The server runs in this process, so the call of bash must be asynchronous.
    const { execa } = await import("execa");
    const { stdout } = await execa("bash", ["-s"], {
      input: script,
      encoding: "buffer",
      stripFinalNewline: false,
    });
    const readings = parseReadings(Buffer.from(stdout), mark);
    assert.equal(readings.get("page")?.code, 0);
    assert.match(readings.get("page")?.out.toString() ?? "", /hello$/);
    assert.notEqual(readings.get("endless")?.code, 0);
    assert.ok((readings.get("endless")?.out.length ?? 0) <= 256 * 1024);
  });
});
