import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const choose = (provider: string, setting?: string, builds = true, today = "2026-12-01") =>
  ruby(
    "box.rb",
    "Box.choose(provider: input[:provider], setting: input[:setting], builds: input[:builds], today: Date.parse(input[:today]))",
    { provider, setting, builds, today },
  );

const forms = { virtualbox: "ovf", vmware_desktop: "vmx", parallels: "pvm", hyperv: "vhdx" };

test(
  "providers with their own disk format get the pinned public box as long as there is one, then Ubuntu's image",
  hasRuby,
  () => {
    for (const [provider, form] of Object.entries(forms)) {
      for (const today of ["2026-12-01", "2027-03-14"])
        assert.deepEqual(choose(provider, undefined, true, today), {
          name: "bento/ubuntu-24.04",
          version: "202510.26.0",
        });
      assert.deepEqual(choose(provider, undefined, true, "2027-03-15"), { image: "ubuntu-24.04", form });
    }
  },
);

test("a lab of the public box keeps it when the registry has ended", hasRuby, () => {
  const dotfile = mkdtempSync(join(tmpdir(), "box-"));
  const keeps = (provider: string) =>
    ruby("box.rb", "Box.keeps?(input[:dotfile], input[:provider])", { dotfile, provider });
  try {
    const machine = join(dotfile, "machines", "default", "virtualbox");
    mkdirSync(machine, { recursive: true });
    assert.equal(keeps("virtualbox"), false);
    writeFileSync(join(machine, "box_meta"), '{"name":"bento/ubuntu-24.04","version":"202510.26.0"}');
    assert.deepEqual([keeps("virtualbox"), keeps("hyperv")], [true, false]);
    writeFileSync(join(machine, "box_meta"), '{"name":"applab/ubuntu-24.04-image-ovf-amd64-0123456789ab"}');
    assert.equal(keeps("virtualbox"), false);
  } finally {
    rmSync(dotfile, { recursive: true });
  }
  const choice = ruby("box.rb", "Box.choose(provider: 'virtualbox', today: Date.new(2028), keeps: true)");
  assert.deepEqual(choice, { name: "bento/ubuntu-24.04", version: "202510.26.0" });
});

test(
  "providers that start any disk get the box built for this host, or Ubuntu's image where none can be built",
  hasRuby,
  () => {
    for (const provider of ["libvirt", "qemu", "embedded"]) {
      assert.deepEqual(choose(provider), { recipe: null });
      assert.deepEqual(choose(provider, undefined, false), { image: "ubuntu-24.04", form: "qcow2" });
    }
  },
);

test(
  "LAB_BOX overrides both with an image, a recipe, a file, a name or a name with a version",
  hasRuby,
  () => {
    for (const [provider, form] of Object.entries({ ...forms, embedded: "qcow2" })) {
      for (const image of ["ubuntu-24.04", "ubuntu-26.04"])
        assert.deepEqual(choose(provider, image), { image, form });
      assert.deepEqual(choose(provider, "ubuntu-24.04-packages"), { recipe: "ubuntu-24.04" });
      assert.deepEqual(choose(provider, "debian-13"), { recipe: "debian-13" });
      assert.deepEqual(choose(provider, "/home/kim/my.box"), { file: "/home/kim/my.box" });
      assert.deepEqual(choose(provider, "owner/name"), { name: "owner/name" });
      assert.deepEqual(choose(provider, "owner/name@2.1"), { name: "owner/name", version: "2.1" });
    }
  },
);

test(
  "the box of an image has a name that tells its image, form and processor, and changes with the form",
  hasRuby,
  () => {
    const name = (form: string) =>
      ruby("cloud_image.rb", "CloudImage.box('ubuntu-24.04', input[:form])", { form });
    assert.match(String(name("qcow2")), /^applab\/ubuntu-24\.04-image-qcow2-(amd64|arm64)-[0-9a-f]{12}$/);
    assert.equal(new Set(["qcow2", ...Object.values(forms)].map(name)).size, 5);
  },
);
