import assert from "node:assert/strict";
import { test } from "node:test";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Lab } from "../collect/model.ts";
import { labWith } from "../testing/lab-with.ts";
import { lookUntil, reboot } from "./reboot.ts";

test("a server whose reboot cannot be observed is not rebooted", async () => {
  const nowhere = new URL("http://127.0.0.1:1");
  const target = {
    name: "me@inner",
    // No command over this ssh succeeds.
    ssh: ["-F", "none", "-p", "1", "127.0.0.1"],
    sshAddress: undefined,
    site: nowhere,
    service: nowhere,
    exercise: undefined,
    unsolved: undefined,
    login: "ssh inner",
    fix: { unreachable: "-", incomplete: "-", reboot: "-" },
  };
  await assert.rejects(reboot(target), (error: LabUnreachable) => {
    assert.ok(error instanceof LabUnreachable);
    assert.equal(error.message, "The reboot of me@inner cannot be observed.");
    assert.match(error.why, /through another machine/);
    return true;
  });
});

test("after a reboot the checks look again until every requirement passes or the deadline is over", async () => {
  const looks = (greenAt: number) => {
    let made = 0;
    const look = async () => labWith({}, { ahead: ++made });
    const isGreen = ({ ahead }: Lab) => ahead >= greenAt;
    return [isGreen, look] as const;
  };
  const seen = async (greenAt: number, untilPage: number) => {
    const [isGreen, look] = looks(greenAt);
    return (await lookUntil(isGreen, { untilSsh: 10, untilPage }, look)).ahead;
  };
  assert.equal(await seen(1, 20), 1, "a green lab is looked at once");
  assert.equal(await seen(3, 20), 3);
  const never = Number.POSITIVE_INFINITY;
  assert.ok((await seen(never, 129.8)) >= 1, "it ends although the lab is not green");
  assert.equal(await seen(3, 130.5), 1, "no time is left");
  assert.equal(await seen(3, Number.POSITIVE_INFINITY), 1, "the wait for the page used the whole time");
});
