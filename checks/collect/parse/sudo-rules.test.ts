import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "../../requirements/1-no-sudo.ts";
import { labWith } from "../../testing/lab-with.ts";

/** The judgement on the probe's output if a process of the user listens on port 5000. */
const judge = (sudoRights: string) =>
  requirement.check(
    labWith({
      listeners: 'LISTEN 0 511 *:5000 *:* users:(("x",pid=7,fd=3))\n',
      processes: "onepage:x:999:\n\nName:\tx\nState:\tS\nPid:\t7\nPPid:\t1\nUid:\t999\t999\t999\t999\n",
      sudoRights,
    }),
  );

const root = "User root may run the following commands on lab:\n    (ALL : ALL) ALL\n";
const wurzel = "Der Benutzer root darf die folgenden Befehle auf lab ausführen:\n    (ALL : ALL) ALL\n";
const defaults = "Matching Defaults entries for onepage on lab:\n    env_reset, mail_badpath\n\n";

test("a user without a sudo rule is recognized in every language", () => {
  for (const [own, ofRoot] of [
    ["User onepage is not allowed to run sudo on lab.\n", root],
    ["Der Benutzer onepage darf sudo auf lab nicht ausführen.\n", wurzel],
    // sudo-rs prints its refusal on standard error.
    ["", root],
    // The rule of root was removed.
    ["User onepage is not allowed to run sudo on lab.\n", "User root is not allowed to run sudo on lab.\n"],
    [`${defaults}User onepage may run the following commands on lab:\n`, root],
  ]) {
    assert.equal(judge(`${own}\nroot:\n${ofRoot}`).holds, true, own);
  }
  assert.equal(judge("none: there is no sudo\n").holds, true);
});

test("the requirement fails for a single sudo rule", () => {
  for (const rule of ["(ALL) NOPASSWD: ALL", "(root) /usr/bin/systemctl reload nginx"]) {
    const { holds, found } = judge(
      `${defaults}User onepage may run the following commands on lab:\n    ${rule}\n\nroot:\n${root}`,
    );
    assert.equal(holds, false);
    assert.equal(found, rule);
  }
});

test("the requirement fails if sudo does not even list the rules of root", () => {
  const { holds, found } = judge("\nroot:\n");
  assert.equal(holds, false);
  assert.match(found, /does not list/);
});
