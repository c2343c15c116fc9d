/** The tmux session of a service. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inLab, turnsGreen } from "../own-lab.ts";

export function session(): void {
  test("the application server is started again although its session has a second window", async () => {
    const before = await inLab("cat /run/onepage/pid");
    await inLab(
      "sudo -u onepage tmux -S /run/onepage/tmux new-window -t onepage && sudo kill -KILL $(cat /run/onepage/pid)",
    );
    await turnsGreen();
    assert.notEqual(await inLab("cat /run/onepage/pid"), before);
  });

  test("attach shows the terminal of the running server, and the server keeps running after you detach", async () => {
    const before = await inLab("pgrep appserver");
    // tmux needs a terminal, which script provides; Ctrl-b d is typed into it.
    const screen = await inLab(
      `(sleep 3; printf '\\002d') | TERM=xterm timeout 20 script -qec 'attach onepage' /dev/null`,
    );
    assert.match(screen, /app\/onepage\.ts listens on http:\/\/0\.0\.0\.0:5000/);
    assert.equal(await inLab("pgrep appserver"), before);
    assert.match(
      await inLab("attach"),
      /^ {2}api +of the user api\n {2}dynamic [\s\S]*^ {2}web +of the user web$/m,
    );
  });
}
