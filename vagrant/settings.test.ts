import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { taskCount } from "../core/curriculum.ts";
import { hasRuby, ruby } from "./plain-ruby.ts";

const attributes = ["memory", "cpus", "site_port", "service_port", "provider", "box", "registry", "task"];

const settings = (env: Record<string, string>) =>
  ruby(
    "settings.rb",
    `s = Settings.new(input.transform_keys(&:to_s)); [${attributes.map((a) => `s.${a}`)}]`,
    env,
  );

test("a missing or empty variable gives the default of its setting", hasRuby, () => {
  const defaults = [1536, 2, 8080, 5050, null, null, null, null];
  assert.deepEqual(settings({}), defaults);
  assert.deepEqual(settings({ LAB_MEMORY: "", LAB_BOX: "", LAB_PROVIDER: "" }), defaults);
});

test("libvirt is offered if it answers or is named", hasRuby, () => {
  const offered = (env: Record<string, string>) =>
    ruby("settings.rb", "Settings.new(input.transform_keys(&:to_s)).providers", env) as string[];
  const answers = ["libvirt-sock", "virtqemud-sock"].some((name) => existsSync(join("/run/libvirt", name)));
  assert.equal(offered({}).includes("libvirt"), answers);
  assert.ok(offered({ LAB_PROVIDER: "libvirt" }).includes("libvirt"));
  assert.equal(offered({}).at(-1), "embedded");
});

test("a variable sets its setting", hasRuby, () => {
  const env = {
    LAB_MEMORY: "2048",
    LAB_CPUS: "1",
    LAB_SITE_PORT: "8000",
    LAB_SERVICE_PORT: "5555",
    LAB_PROVIDER: "libvirt",
    LAB_BOX: "owner/name@1.0",
    LAB_REGISTRY: "https://mirror.example/npm",
    LAB_TASK: "0",
  };
  assert.deepEqual(settings(env), [
    2048,
    1,
    8000,
    5555,
    "libvirt",
    "owner/name@1.0",
    "https://mirror.example/npm",
    0,
  ]);
});

test("the error for a wrong variable lists the allowed values", hasRuby, () => {
  for (const [env, complaint] of [
    [
      { LAB_MEMORY: "abc" },
      /LAB_MEMORY is 'abc'; it takes a whole number from 512 to 65536 \(MiB; the default is 1536\)/,
    ],
    [{ LAB_MEMORY: "511" }, /LAB_MEMORY is '511'/],
    [{ LAB_CPUS: "0" }, /LAB_CPUS is '0'/],
    [{ LAB_CPUS: "1.5" }, /LAB_CPUS is '1.5'/],
    [{ LAB_SITE_PORT: "80" }, /LAB_SITE_PORT is '80'/],
    [{ LAB_SERVICE_PORT: "65536" }, /LAB_SERVICE_PORT is '65536'/],
    [
      { LAB_TASK: `${taskCount + 1}` },
      new RegExp(
        `LAB_TASK is '${taskCount + 1}'; it takes a whole number from 0 to ${taskCount} \\(the first task that is not solved`,
      ),
    ],
    [{ LAB_TASK: "two" }, /LAB_TASK is 'two'/],
    [{ LAB_PROVIDER: "docker" }, /LAB_PROVIDER is 'docker'; it can be one of: virtualbox, /],
    [{ LAB_BOX: "/nowhere/a.box" }, /LAB_BOX names a file that does not exist: \/nowhere\/a\.box/],
    [{ LAB_CA: "/nowhere/a.pem" }, /LAB_CA names a file that does not exist: \/nowhere\/a\.pem/],
  ] as const) {
    assert.match((settings(env) as { error: string }).error, complaint);
  }
});
