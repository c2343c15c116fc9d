/** The tmux session of a service, and what a learner finds after a login. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inClone, inLab, sitePort, succeeds, turnsGreen, until } from "../own-lab.ts";

export function session(): void {
  test("the application server is started again although its session has a second window", async () => {
    const before = await inLab("cat /run/onepage/pid");
    await inLab(
      "sudo -u onepage tmux -S /run/onepage/tmux new-window -t onepage && sudo kill -KILL $(cat /run/onepage/pid)",
    );
    const another = async () => ![before, ""].includes(await inLab("cat /run/onepage/pid || true"));
    await until("another server", another, 90);
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

  test("vagrant ssh greets with the state of the lab in at most eight lines, and the shell knows the lab's words", async () => {
    await turnsGreen();
    // Vagrant's own ssh, which gets a terminal; the lines are typed one after the other.
    const typed = ["stty -echo", "echo begin", "tmux ls", "complete -p attach", "man -w nginx", "exit"];
    const { stdout } = await inClone({ input: `${typed.join("\n")}\n` })`vagrant ssh -- -tt`;
    const [greeting = "", rest = ""] = stdout.replaceAll("\r", "").split(/^begin$/m);
    // The terminal shows what is typed ahead.
    const isGreeting = (line: string) => line !== "" && !line.includes("$ ") && !typed.includes(line);
    const lines = greeting.split("\n").filter(isGreeting);
    assert.ok(lines.length >= 4 && lines.length <= 8, greeting);
    assert.match(greeting, new RegExp(`http://127.0.0.1:${sitePort} is port 80 of the lab`));
    assert.match(greeting, /running +nginx onepage dynamic api web$/m);
    assert.match(rest, /You have no tmux session\. .*'attach' lists them/);
    assert.match(rest, /^complete -W 'onepage dynamic api web' attach$/m);
    assert.match(rest, /\/man8\/nginx\.8\.gz$/m);
    for (const program of ["vim", "nano", "less", "curl", "ss", "dig", "jq"])
      await inLab(`PATH=$PATH:/usr/sbin command -v ${program}`);
  });

  test("/vagrant is read-only for the learner, and ~/lab can be saved", async () => {
    assert.match(
      await inLab(
        "touch /vagrant/app/mine 2>&1 || true; echo '// mine' >>/vagrant/app/onepage.ts || true; ls -ld ~/lab",
      ),
      /Permission denied[\s\S]*^drwxr-xr-x \d+ vagrant vagrant/m,
    );
    await inLab("echo mine >~/lab/notes");
    assert.match(await succeeds("npm", "run", "-s", "save"), /^Saved ~\/lab \(\d+ KiB\) to .*work\.$/m);
    await inLab("rm ~/lab/notes");
    assert.match(await succeeds("npm", "start"), /Your work from .*work is in ~\/lab again\./);
    assert.equal(await inLab("cat ~/lab/notes; rm ~/lab/notes"), "mine");
  });
}
