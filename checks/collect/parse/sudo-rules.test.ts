import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "../../requirements/1-no-sudo.ts";
import { labWith } from "../../testing/lab-with.ts";

/** What the probe prints where port 5000 is a process of the user's. */
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

test("a user for whom sudo lists no rule has none, in whatever words it says so", () => {
  for (const [own, ofRoot] of [
    ["User onepage is not allowed to run sudo on lab.\n", root],
    ["Der Benutzer onepage darf sudo auf lab nicht ausführen.\n", wurzel],
    // sudo-rs refuses on standard error.
    ["", root],
    // Where root was taken its rule.
    ["User onepage is not allowed to run sudo on lab.\n", "User root is not allowed to run sudo on lab.\n"],
    [`${defaults}User onepage may run the following commands on lab:\n`, root],
  ]) {
    assert.equal(judge(`${own}\nroot:\n${ofRoot}`).holds, true, own);
  }
  assert.equal(judge("none: there is no sudo\n").holds, true);
});

test("a single rule is one too many", () => {
  for (const rule of ["(ALL) NOPASSWD: ALL", "(root) /usr/bin/systemctl reload nginx"]) {
    const { holds, found } = judge(
      `${defaults}User onepage may run the following commands on lab:\n    ${rule}\n\nroot:\n${root}`,
    );
    assert.equal(holds, false);
    assert.equal(found, rule);
  }
});

test("a sudo that tells nothing, not even the rules of root, does not work", () => {
  const { holds, found } = judge("\nroot:\n");
  assert.equal(holds, false);
  assert.match(found, /does not list/);
});
