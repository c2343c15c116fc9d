/** attach, with real tmux servers of this machine. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

const attach = fileURLToPath(new URL("units/attach", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "applab-attach-"));
const socket = join(folder, "socket");
const tmux = (...args: string[]) => execaSync("tmux", ["-f", "/dev/null", "-S", socket, ...args]);

// Of sudo only the change to another user is left out: the sessions of this test are all of one.
writeFileSync(join(folder, "sudo"), `#!/bin/sh\n[ "$1" != -u ] || shift 2\nexec "$@"\n`);
chmodSync(join(folder, "sudo"), 0o755);
const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, TERM: "xterm" };
const run = (...args: string[]) => spawnSync(attach, args, { env, encoding: "utf8" });

const missing = ["tmux", "ss", "script"].find((program) => spawnSync(program, ["-V"]).error !== undefined);

suite("attach", { skip: missing === undefined ? false : `it needs ${missing}` }, () => {
  const name = `lesson-${process.pid}`;
  after(() => {
    tmux("kill-server");
    rmSync(folder, { recursive: true });
  });

  test("lists the sessions without a name, and with one that there is not", () => {
    tmux("new-session", "-d", "-s", name, "echo it is me; exec cat");
    const { status, stdout } = run();
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^  ${name} +of the user \\S+$`, "m"));
    const unknown = run("nobody");
    assert.equal(unknown.status, 1);
    assert.equal(unknown.stderr, "there is no tmux session 'nobody'\n");
    assert.match(unknown.stdout, new RegExp(name));
  });

  test("shows the terminal of a session, and leaves it running", () => {
    // tmux needs a terminal, which script provides; Ctrl-b d is typed into it when the session has shown itself.
    const typed = `(until tmux -S ${socket} list-clients | grep -q .; do sleep 0.1; done; printf '\\002d')`;
    const { stdout } = spawnSync(
      "bash",
      ["-c", `${typed} | timeout 20 script -qec '${attach} ${name}' /dev/null`],
      { env, encoding: "utf8" },
    );
    assert.match(stdout, /it is me/);
    assert.match(tmux("list-sessions", "-F", "#S").stdout, new RegExp(name));
  });

  test("Ctrl-s does not stop the terminal of a service: what writes to it would wait, and serve nobody", () => {
    const shown = `tmux -S ${socket} capture-pane -p -t ${name} | grep -q "goes on"`;
    const typed = `until tmux -S ${socket} list-clients | grep -q .; do sleep 0.1; done
      printf '\\023'; sleep 0.2; printf 'goes on\\r'
      for try in $(seq 50); do ${shown} && break; sleep 0.1; done; printf '\\002d'`;
    // As it is in the lab, where the session is another user's.
    spawnSync("bash", ["-c", `(${typed}) | timeout 20 script -qec '${attach} ${name}' /dev/null`], {
      env: { ...env, USER: "learner" },
    });
    assert.match(tmux("capture-pane", "-p", "-t", name).stdout, /goes on/);
  });
});
