import assert from "node:assert/strict";
import { test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";
import { manifestScript, scriptFor, versionOf } from "./ask.ts";

test("the lab and the host compute the same version of the manifest's script", async () => {
  const { stdout } = await execa({
    cwd: project,
    shell: "bash",
  })`cat provision/manifest/*.sh | sha256sum | cut -c 1-16`;
  assert.equal(stdout, versionOf(manifestScript()));
});

test("a quote in a time is escaped", async () => {
  const script = scriptFor("since", { since: "it's; echo broken", zone: "HOST0:00" });
  const { stdout } = await execa({ input: script.replace(/^.*\n/, "").replace(/DRIFT\n$/, "") })`bash -s`;
  assert.match(stdout, /^clock\t\d+\nunknown time\nend$/);
});

test("the manifest's list of places can run without the rest of the script", async () => {
  const [definitions = "", rest] = manifestScript().split("\n# The whole script");
  assert.notEqual(rest, undefined);
  const { stdout } = await execa({ input: `${definitions}\nprintf '%s\\n' "\${places[@]}"` })`bash -s`;
  assert.match(stdout, /^\/etc\n\/usr\/local\n/);
});
