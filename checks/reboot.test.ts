import assert from "node:assert/strict";
import { test } from "node:test";
import { reboot } from "./reboot.ts";
import { LabUnreachable } from "./unreachable.ts";

test("a server whose reboot cannot be watched is not rebooted", async () => {
  const nowhere = new URL("http://127.0.0.1:1");
  const target = {
    name: "me@inner",
    // Whatever is asked over this ssh ends otherwise.
    ssh: ["-F", "none", "-p", "1", "127.0.0.1"],
    sshAddress: undefined,
    site: nowhere,
    service: nowhere,
    exercise: undefined,
    login: "ssh inner",
    mend: { unreachable: "-", incomplete: "-", reboot: "-" },
  };
  await assert.rejects(reboot(target), (error: LabUnreachable) => {
    assert.ok(error instanceof LabUnreachable);
    assert.equal(error.message, "The reboot of me@inner cannot be watched.");
    assert.match(error.why, /through another machine/);
    return true;
  });
});
