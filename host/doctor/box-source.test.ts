import assert from "node:assert/strict";
import { test } from "node:test";
import { boxSource, convertsDisk } from "./box-source.ts";

test("the box's source is the one that vagrant/box.rb chooses", () => {
  const image = { kind: "image", name: "ubuntu-24.04" };
  for (const provider of ["virtualbox (7.1.4r165100)", "Hyper-V"]) {
    assert.deepEqual(boxSource(provider, undefined, true, new Date(2027, 2, 14)), { kind: "named" });
    assert.deepEqual(boxSource(provider, undefined, true, new Date(2027, 2, 15)), image);
  }
  assert.deepEqual(boxSource("embedded (QEMU 7.2)", undefined, true), { kind: "packages" });
  assert.deepEqual(boxSource("embedded (QEMU 10)", undefined, false), image);
  assert.deepEqual(boxSource("libvirt", "ubuntu-26.04", true), { kind: "image", name: "ubuntu-26.04" });
  assert.deepEqual(boxSource("libvirt", "ubuntu-24.04-packages", true), {
    kind: "packages",
    recipe: "ubuntu-24.04",
  });
  assert.deepEqual(boxSource("virtualbox", "debian-13", true), { kind: "packages", recipe: "debian-13" });
  for (const setting of ["/home/kim/my.box", "owner/name@1.0"])
    assert.deepEqual(boxSource("embedded", setting, true), { kind: "named" });
});

test("a program that converts disks is asked for only where a new lab needs a disk of its provider's format", () => {
  const image = { kind: "image", name: "ubuntu-24.04" } as const;
  assert.equal(convertsDisk("virtualbox (7.1.4r165100)", image, true), true);
  assert.equal(convertsDisk("Hyper-V", image, true), true);
  assert.equal(convertsDisk("virtualbox (7.1.4r165100)", image, false), false);
  assert.equal(convertsDisk("embedded (QEMU 7.2)", image, true), false);
  assert.equal(convertsDisk("virtualbox (7.1.4r165100)", { kind: "named" }, true), false);
});
