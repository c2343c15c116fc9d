import assert from "node:assert/strict";
import { test } from "node:test";
import { execaSync } from "execa";
import { project } from "../core/paths.ts";

/** The lines of the site file for a lab. */
const siteOf = (setting: string) =>
  execaSync("bash", ["-euc", `source provision/site.sh; ${setting}; site_here 7 nginx/applab.conf`], {
    cwd: project,
  }).stdout.split("\n");

test("the site listens on IPv6 only if the kernel has it, also if it is disabled", () => {
  const whole = siteOf("ipv6_off=/dev/null");
  assert.ok(whole.includes("    listen [::]:80 default_server;"));
  const without = siteOf("ipv6_off=/nonexistent");
  assert.deepEqual(
    without,
    whole.filter((line) => !/^ *listen \[::\]/.test(line)),
  );
  assert.equal(without.length, whole.length - 1);
});
