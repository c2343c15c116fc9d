import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const choose = (provider: string, setting?: string) =>
  ruby("box.rb", "Box.choose(provider: input[:provider], setting: input[:setting])", {
    provider,
    setting,
  });

test("providers with their own disk format get the pinned public box", hasRuby, () => {
  for (const provider of ["virtualbox", "vmware_desktop", "parallels", "hyperv"]) {
    assert.deepEqual(choose(provider), { name: "bento/ubuntu-24.04", version: "202510.26.0" });
  }
});

test("providers that start any disk get the box built for this host", hasRuby, () => {
  for (const provider of ["libvirt", "qemu", "embedded"])
    assert.deepEqual(choose(provider), { recipe: null });
});

test("LAB_BOX overrides both with a recipe, a file, a name or a name with a version", hasRuby, () => {
  for (const provider of ["virtualbox", "embedded"]) {
    assert.deepEqual(choose(provider, "debian-13"), { recipe: "debian-13" });
    assert.deepEqual(choose(provider, "/home/kim/my.box"), { file: "/home/kim/my.box" });
    assert.deepEqual(choose(provider, "owner/name"), { name: "owner/name" });
    assert.deepEqual(choose(provider, "owner/name@2.1"), { name: "owner/name", version: "2.1" });
  }
});
