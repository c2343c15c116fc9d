import assert from "node:assert/strict";
import { test } from "node:test";
import { formatBindAddress, parseBindAddress } from "./bind-address.ts";

test("host:port and [IPv6]:port are read, and written back as they were", () => {
  for (const [text, host, port] of [
    ["0.0.0.0:5000", "0.0.0.0", 5000],
    ["localhost:0", "localhost", 0],
    ["[::]:5000", "::", 5000],
    ["[::1]:65535", "::1", 65535],
  ] as const) {
    assert.deepEqual(parseBindAddress(text), { host, port });
    assert.equal(formatBindAddress({ host, port }), text);
  }
});

test("anything else is refused with an example of what is right", () => {
  for (const text of [
    "",
    "5000",
    ":5000",
    "localhost",
    "localhost:",
    "localhost:http",
    "::1:5000",
    "a:65536",
    "a:-1",
  ]) {
    assert.throws(() => parseBindAddress(text), /such as 0\.0\.0\.0:5000/, text);
  }
});
