import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { shellScript, shellVariables } from "./shell-script.ts";

const odd = `it's "$HOME" \`id\` \\ *\nä ;`;

test("bash reads the exact values of variables", () => {
  const script = `${shellVariables({ one: odd, number: 7, list: [odd, 8], none: [], table: { [odd]: odd, 5000: "page" } })}
printf '%s\\0' "$one" "$number" "\${list[@]}" "\${#none[@]}" "\${table[$one]}" "\${table[5000]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-s"], { input: script, encoding: "utf8" });
  assert.equal(stderr, "");
  assert.deepEqual(stdout.split("\0"), [odd, "7", odd, "8", "0", odd, "page", ""]);
});

test("a program is read from the folder of the calling module", () => {
  assert.match(shellScript("../provision/versions.sh", import.meta.url), /^NODE_VERSION=/m);
});
