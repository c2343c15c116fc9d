import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { test } from "node:test";
import { ports } from "./ports.ts";

test("a port in use gives a warning with its number, and a free port passes", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  process.env.LAB_SITE_PORT = String(port);
  process.env.LAB_SERVICE_PORT = "0"; // any free port
  try {
    assert.match((await ports()).found, new RegExp(`taken: ${port}`));
    await new Promise((resolve) => holder.close(resolve));
    assert.equal((await ports()).state, "good");
  } finally {
    delete process.env.LAB_SITE_PORT;
    delete process.env.LAB_SERVICE_PORT;
  }
});
