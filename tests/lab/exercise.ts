/**
 * The exercises in the lab that all the tests share: it starts at task 0 and is solved task by task. At the end it is
 * almost the default lab; `npm start` provisions the rest.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { taskCount } from "../../core/curriculum.ts";
import {
  checks,
  clone,
  fileOf,
  inClone,
  inLab,
  requirements,
  restore,
  save,
  succeeds,
  tasksBefore,
  vagrant,
} from "../own-lab.ts";
import { breakAtTask1, maybeBreakAt } from "./break-one.ts";
import type { Foundation } from "./foundation.ts";

/** Requirements that pass before their task is solved: an earlier task, the distribution or an empty check is the reason. */
const already = [
  "0-loopback",
  "1-nothing-on-6000",
  "1-unprivileged",
  "2-loaded",
  "5-client",
  "5-host",
  "6-handed-on",
  "6-keeps-running",
  "6-nginx-enabled",
  "6-clock",
  "6-loaded",
  "6-names",
  "6-network",
  "6-nginx-error-log",
  "6-nginx-log",
  "6-no-failed-unit",
  "6-prompt",
  "6-room",
  "6-starts-again",
  "6-tmux",
  "6-unprivileged",
];

/** The number of the task that the lab is at; undefined if every task is solved. */
function currentTask(): string | undefined {
  const file = join(clone.folder, ".vagrant", "applab", "task");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** Asserts that the earlier tasks pass, and that this task's requirements fail, apart from {@link already}. */
async function assertIsAtTask(task: number): Promise<void> {
  assert.equal(currentTask(), `${task}`);
  const own = requirements.filter((each) => each.task === task && each.needs === undefined);
  const expected = own.map(({ title }) => fileOf(title)).filter((file) => !already.includes(file));
  assert.deepEqual((await checks(...tasksBefore(task + 1))).red, expected.sort());
}

/** Starts a program that listens on a port and belongs to no service. */
const holdPort = (port: number) =>
  inLab(
    `sudo systemd-run --quiet --collect --unit port-holder /usr/local/bin/node -e 'net.createServer().listen(${port})'
    until [ -n "$(ss -Hltn 'sport = :${port}')" ]; do sleep 0.1; done`,
  );

export function exercise(foundation: Foundation): void {
  const solve = async (task: number) => {
    const { exitCode, all } = await inClone`npm run -s solve -- ${task}`;
    assert.equal(exitCode, 0, all);
    return all;
  };

  foundation(
    "a lab provisioned with LAB_TASK=0 has Node and tmux, but neither the app nor Nginx",
    async () => {
      await vagrant("provision");
      await assertIsAtTask(0);
      const found = await inLab("node --version; tmux -V; ls /srv; command -v nginx || echo no Nginx");
      assert.match(found, /^v\d+.*\ntmux .*\nno Nginx$/);
      await save("task-0");
    },
  );

  test("'vagrant up' with the number of a later task fails, and the lab stays at its task", async () => {
    const { exitCode, all } = await inClone({ env: { LAB_TASK: "3" } })`vagrant up`;
    assert.notEqual(exitCode, 0);
    assert.match(all, /is at task 0, and starting it solves nothing/);
    assert.equal(currentTask(), "0");
  });

  test("solve names the process that holds the port, and the lab stays at its task", async () => {
    await holdPort(5000);
    const { exitCode, all } = await inClone`npm run -s solve -- 0`;
    await inLab("sudo systemctl stop port-holder");
    assert.equal(exitCode, 2);
    assert.match(all, /0e-develop +FAILED/);
    assert.match(all, /error: port 5000, .* is taken by process \d+ of root: \/usr\/local\/bin\/node/);
    assert.match(all, /fix: +end it in the lab \('sudo kill \d+'/);
    assert.match(all, /The lab is as it was before\. Fix the cause, then run 'npm run solve -- 0' again/);
    assert.equal(currentTask(), "0");
  });

  foundation("solving task 0 starts a development server on loopback, and the lab is at task 1", async () => {
    assert.match(await solve(0), /Solving task 0:[\s\S]*All \d+ requirements pass/);
    await assertIsAtTask(1);
    assert.match(await inLab("ss -Hltn 'sport = :5000'"), /127\.0\.0\.1:5000/);
  });

  breakAtTask1();

  foundation("solving task 1 runs the page in tmux under a unit that is not enabled at boot", async () => {
    // The learner has begun task 1 in another way.
    await inLab(`
      sudo systemctl stop development
      printf '[Service]\\nExecStart=/usr/local/bin/node -e "net.createServer().listen(5000)"\\nRestart=always\\n[Install]\\nWantedBy=multi-user.target\\n' |
        sudo tee /etc/systemd/system/mine@.service >/dev/null
      sudo systemctl enable -q --now mine@page`);
    const said = await solve(1);
    assert.match(
      said,
      /1-onepage .*; your unit is stopped: mine@page\.service \('.*enable --now mine@page\.service' brings it back\)/,
    );
    assert.equal(
      await inLab("systemctl is-active mine@page; systemctl is-enabled mine@page || true"),
      "inactive\ndisabled",
    );
    await inLab("sudo rm /etc/systemd/system/mine@.service && sudo systemctl daemon-reload");
    await assertIsAtTask(2);
    assert.equal(
      await inLab("systemctl is-enabled onepage || true; systemctl is-active development || true"),
      ["disabled", "inactive"].join("\n"),
    );
  });

  maybeBreakAt(2);

  foundation("solving task 2 installs Nginx with the sections of that task", async () => {
    assert.match(await solve(2), /'npm run undo' takes this back\.[\s\S]*Saved as the snapshot 'green'/);
    await assertIsAtTask(3);
    assert.equal(await inLab("grep -c '^upstream' /etc/nginx/sites-available/applab"), "1");
    // The package does not start it, which would fail where its own site cannot be loaded: it did not have to be reloaded.
    assert.doesNotMatch(
      await inLab("sudo journalctl -b -u nginx -o cat --no-pager; ls /usr/sbin"),
      /Reload|policy-rc/,
    );
    await save("task-3");
  });

  test("undo reverts a solve: the lab is at that task again, and a reset leaves it there", async () => {
    try {
      const undone = await succeeds("npm", "run", "-s", "undo");
      assert.match(undone, /Undone: 'npm run solve -- 2' of /);
      assert.equal(currentTask(), "2");
      await succeeds("npm", "run", "-s", "reset", "--", "--yes");
      await assertIsAtTask(2);
    } finally {
      await restore("task-3");
    }
  });

  maybeBreakAt(3);
  maybeBreakAt(4);

  foundation(
    "solve skips a solved task, solves several tasks in order, and keeps the learner's files",
    async () => {
      assert.match(await solve(1), /Task 1 is already solved\./);
      // The learner changed the site, and wrote the unit of a task that is not solved here.
      const site = "/etc/nginx/sites-available/applab";
      await inLab(
        `echo '# mine' | sudo tee -a ${site}; echo '# mine' | sudo tee /etc/systemd/system/web.service`,
      );
      const said = await solve(4);
      assert.match(said, /Solving tasks 3 to 4, one after the other:/);
      const copy = /2-site .*; your file is kept as (\S+)/.exec(said)?.[1] ?? "";
      assert.match(await inLab(`tail -n 1 ${copy}; grep -c '# mine' ${site} || true`), /^# mine\n0$/);
      assert.equal(await inLab("cat /etc/systemd/system/web.service"), "# mine");
      await assertIsAtTask(5);
    },
  );

  maybeBreakAt(5);

  foundation("solving task 5 prints where the learner's own unit file is kept", async () => {
    const copy = /5-web .*; your file is kept as (\S+)/.exec(await solve(5))?.[1] ?? "";
    assert.equal(await inLab(`cat ${copy}`), "# mine");
    await assertIsAtTask(6);
  });

  maybeBreakAt(6);

  foundation("solving task 6 gives the services workers and logs, and enables them at boot", async () => {
    await solve(6);
    await assertIsAtTask(7);
  });

  maybeBreakAt(7);

  test("'vagrant provision' also names the process that holds the port of a service", async () => {
    await inLab("sudo systemctl stop web");
    await holdPort(5003);
    const { exitCode, all } = await inClone({ env: { LAB_TASK: `${taskCount}` } })`vagrant provision`;
    await inLab("sudo systemctl stop port-holder");
    assert.notEqual(exitCode, 0);
    assert.match(
      all,
      /5-web +FAILED[\s\S]*error: port 5003, which the service web needs, is taken by process/,
    );
    assert.equal(currentTask(), undefined);
  });
}
