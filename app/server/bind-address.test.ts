import assert from "node:assert/strict";
import { test } from "node:test";
import { formatBindAddress, parseBindAddress } from "./bind-address.ts";

test("every kind of address is parsed, and formatted as it was", () => {
  for (const [text, address] of [
    ["0.0.0.0:5000", { host: "0.0.0.0", port: 5000 }],
    ["localhost:0", { host: "localhost", port: 0 }],
    ["[::]:5000", { host: "::", port: 5000 }],
    ["[::1]:65535", { host: "::1", port: 65535 }],
    ["unix:/run/app.sock", { path: "/run/app.sock" }],
    ["unix:a b", { path: "a b" }],
    ["fd://3", { fd: 3 }],
  ] as const) {
    assert.deepEqual(parseBindAddress(text), address);
    assert.equal(formatBindAddress(address), text);
  }
});

test("any other address is rejected with examples of correct ones", () => {
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
    "unix:",
    "fd://",
    "fd://2",
    "fd://x",
  ]) {
    assert.throws(() => parseBindAddress(text), /such as 0\.0\.0\.0:5000/, text);
  }
  assert.throws(() => parseBindAddress(`unix:/${"a".repeat(107)}`), /at most 10[37] bytes, not 108/);
});
