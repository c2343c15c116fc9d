import assert from "node:assert/strict";
import { test } from "node:test";
import { execaSync } from "execa";
import { project } from "../core/paths.ts";

/** The lines of the site, as a lab can have it. */
const siteOf = (setting: string) =>
  execaSync("bash", ["-euc", `source provision/site.sh; ${setting}; site_here 7 nginx/applab.conf`], {
    cwd: project,
  }).stdout.split("\n");

test("the site listens on IPv6 where the kernel has it, switched off or not, and only there", () => {
  const whole = siteOf("ipv6_off=/dev/null");
  assert.ok(whole.includes("    listen [::]:80 default_server;"));
  const without = siteOf("ipv6_off=/nonexistent");
  assert.deepEqual(
    without,
    whole.filter((line) => !/^ *listen \[::\]/.test(line)),
  );
  assert.equal(without.length, whole.length - 1);
});
