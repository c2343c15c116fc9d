import assert from "node:assert/strict";
import { test } from "node:test";
import { installCommand } from "./finding.ts";

test("the install command is the one of the operating system", () => {
  const packages = {
    apt: ["vagrant", "rsync"],
    brew: ["hashicorp/tap/hashicorp-vagrant", "rsync"],
    winget: ["Hashicorp.Vagrant", "A.B"],
  };
  assert.equal(
    installCommand(packages, "linux"),
    "sudo apt-get install --no-install-recommends vagrant rsync",
  );
  assert.equal(installCommand(packages, "darwin"), "brew install hashicorp/tap/hashicorp-vagrant rsync");
  assert.equal(
    installCommand(packages, "win32"),
    "winget install --exact --source winget Hashicorp.Vagrant A.B",
  );
});
