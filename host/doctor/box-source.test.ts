import assert from "node:assert/strict";
import { test } from "node:test";
import { boxSource } from "./box-source.ts";

test("the box's source is the one that vagrant/box.rb chooses", () => {
  assert.deepEqual(boxSource("virtualbox 7.1", undefined, true), { kind: "named" });
  assert.deepEqual(boxSource("embedded (QEMU 7.2)", undefined, true), { kind: "packages" });
  assert.deepEqual(boxSource("embedded (QEMU 10)", undefined, false), {
    kind: "image",
    name: "ubuntu-24.04",
  });
  assert.deepEqual(boxSource("libvirt", "ubuntu-26.04", true), { kind: "image", name: "ubuntu-26.04" });
  assert.deepEqual(boxSource("libvirt", "ubuntu-24.04-packages", true), {
    kind: "packages",
    recipe: "ubuntu-24.04",
  });
  assert.deepEqual(boxSource("virtualbox", "debian-13", true), { kind: "packages", recipe: "debian-13" });
  for (const setting of ["/home/kim/my.box", "owner/name@1.0"])
    assert.deepEqual(boxSource("embedded", setting, true), { kind: "named" });
});
