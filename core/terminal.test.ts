import assert from "node:assert/strict";
import { test } from "node:test";
import { painter, wantsColours } from "./terminal.ts";

test("FORCE_COLOR decides, then NO_COLOR, then the terminal", () => {
  assert.equal(wantsColours({}, true), true);
  assert.equal(wantsColours({}, false), false);
  assert.equal(wantsColours({ TERM: "dumb" }, true), false);
  assert.equal(wantsColours({ NO_COLOR: "1" }, true), false);
  // An empty variable counts as not set: https://no-color.org
  assert.equal(wantsColours({ NO_COLOR: "" }, true), true);
  assert.equal(wantsColours({ FORCE_COLOR: "1", NO_COLOR: "1" }, false), true);
  assert.equal(wantsColours({ FORCE_COLOR: "" }, false), true);
  assert.equal(wantsColours({ FORCE_COLOR: "0" }, true), false);
});

test("without colours the text has no escape sequences", () => {
  assert.equal(painter(false)("red", "x"), "x");
  assert.equal(painter(true)("red", "x"), "\u001b[31mx\u001b[39m");
});
