/** A unit is reloaded by the systemd that has it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { unitOn } from "../collect/parse/units.ts";
import { labWith } from "../testing/lab-with.ts";
import { noSudo } from "../testing/test-sshd.ts";
import { unitScript } from "./unit-command.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-reload-"));
after(() => rmSync(folder, { recursive: true }));

// Root's systemctl and a user's systemctl: each knows only its own units. As root runuser is the real one.
writeFileSync(
  join(folder, "systemctl"),
  `#!/bin/bash
unit=\${!#}
if [[ $1 == --user ]]; then
  [[ $XDG_RUNTIME_DIR == "/run/user/$UID" && $unit == mine.service ]] && exit 0
  echo "Failed to reload $unit: Unit $unit not found." >&2
  exit 5
fi
[[ $unit == ours.service ]] || { echo "Failed to reload $unit: Unit $unit not found." >&2; exit 5; }
`,
);
chmodSync(folder, 0o755);
chmodSync(join(folder, "systemctl"), 0o755);

suite("a unit is reloaded", { skip: process.getuid?.() === 0 ? false : noSudo || "it needs root" }, () => {
  const said = (units: string) => {
    const unit = unitOn(labWith({ units }), 5000);
    assert.ok(typeof unit !== "string", `${unit}`);
    const { stdout } = spawnSync("bash", ["-s"], {
      input: unitScript("reload", unit, 30_000),
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
      encoding: "utf8",
    });
    return stdout.trim();
  };

  test("by the system's systemd, or by the systemd of the user that owns it", () => {
    assert.equal(said("5000 ours.service \n\nId=ours.service\n"), "");
    assert.equal(said("5000 mine.service 65534\n\nId=mine.service\n"), "");
    assert.match(said("5000 other.service \n\nId=other.service\n"), /not found/);
  });
});
