/** Debian's way to keep a package from starting its service, run by bash on this machine. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { execaSync } from "execa";
import { project } from "../core/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-packages-"));
after(() => rmSync(folder, { recursive: true }));
const policy = join(folder, "policy-rc.d");

/** Runs a script with the functions of packages.sh, and returns what it prints. */
const run = (script: string) =>
  execaSync("bash", ["-c", `. provision/packages.sh; policy=${policy}\n${script}`], { cwd: project }).stdout;
const asked = '"$policy" nginx.service start; echo $?; "$policy" ssh start; echo $?';

suite("while packages are installed", {
  skip: process.platform === "linux" ? false : "provisioning runs only on Linux",
}, () => {
  test("Nginx alone is not started, and afterwards nothing is left that says so", () => {
    assert.equal(run(`hold_nginx; ${asked}; release_nginx; ls ${folder}`), "101\n0");
  });

  test("what an interrupted step left holds nothing, and the next step removes it", () => {
    run("hold_nginx");
    assert.equal(run(asked), "0\n0");
    assert.equal(run(`hold_nginx; ${asked}; release_nginx; ls ${folder}`), "101\n0");
  });

  test("a policy of somebody else stays as it is", () => {
    writeFileSync(policy, "#!/bin/sh\nexit 104\n");
    assert.match(run('hold_nginx; cat "$policy"; release_nginx; ls "$policy"'), /^#!\/bin\/sh\nexit 104\n\//);
  });
});
