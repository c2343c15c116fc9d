/**
 * A learner's way through the exercises, in the lab that all the tests share: brought up before task 0, solved task by
 * task, and nearly what it is by default at the end. The last step is left to `npm start`.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { taskCount } from "../../core/curriculum.ts";
import { checks, clone, fileOf, inClone, inLab, requirements, save, vagrant } from "../own-lab.ts";
import type { Foundation } from "./foundation.ts";
import { undoOfSolve } from "./reset.ts";

/** What holds before its task is begun, because of an earlier one, of the distribution, or of having nothing to judge. */
const already = [
  "1-nothing-on-6000",
  "1-unprivileged",
  "5-name",
  "6-handed-on",
  "6-nginx-enabled",
  "6-clock",
  "6-no-failed-unit",
  "6-room",
  "6-tmux",
  "6-unprivileged",
];

/** Who reads the file sees the number that the machine has; nothing where everything is solved. */
function stand(): string | undefined {
  const file = join(clone.folder, ".vagrant", "applab", "task");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** The earlier tasks are green, and of this one nothing holds but what held anyhow. */
async function standsBefore(task: number): Promise<void> {
  assert.equal(stand(), `${task}`);
  const earlier = Array.from({ length: task + 1 }, (_, number) => ["--task", `${number}`]).flat();
  const own = requirements.filter((each) => each.task === task && each.needs === undefined);
  const expected = own.map(({ title }) => fileOf(title)).filter((file) => !already.includes(file));
  assert.deepEqual((await checks(...earlier)).red, expected.sort());
}

/** Starts a program that holds a port and is nobody's service. */
const squat = (port: number) =>
  inLab(
    `sudo systemd-run --quiet --collect --unit squatter /usr/local/bin/node -e 'net.createServer().listen(${port})'
    until [ -n "$(ss -Hltn 'sport = :${port}')" ]; do sleep 0.1; done`,
  );

export function exercise(foundation: Foundation): void {
  const solve = async (task: number) => {
    const { exitCode, all } = await inClone`npm run -s solve -- ${task}`;
    assert.equal(exitCode, 0, all);
    return all;
  };

  foundation("LAB_TASK=0 gives a lab with Node and tmux, without the app and without Nginx", async () => {
    await vagrant("provision");
    await standsBefore(0);
    const found = await inLab("node --version; tmux -V; ls /srv; command -v nginx || echo no Nginx");
    assert.match(found, /^v\d+.*\ntmux .*\nno Nginx$/);
    await save("task-0");
  });

  test("starting a lab with the number of a later task is refused, and nothing changes", async () => {
    const { exitCode, all } = await inClone({ env: { LAB_TASK: "3" } })`vagrant up`;
    assert.notEqual(exitCode, 0);
    assert.match(all, /is at task 0, and starting it solves nothing/);
    assert.equal(stand(), "0");
  });

  test("a port that somebody else has is told with its process, and the lab stands where it stood", async () => {
    await squat(5000);
    const { exitCode, all } = await inClone`npm run -s solve -- 0`;
    await inLab("sudo systemctl stop squatter");
    assert.equal(exitCode, 2);
    assert.match(all, /0e-develop +FAILED/);
    assert.match(all, /error: port 5000, .* is taken by process \d+ of root: \/usr\/local\/bin\/node/);
    assert.match(all, /fix: +end it in the lab \('sudo kill \d+'/);
    assert.match(all, /The lab is still at task 0/);
    assert.equal(stand(), "0");
  });

  foundation(
    "solving task 0 gives a development server on loopback, and task 1 is what is left",
    async () => {
      assert.match(await solve(0), /Solving task 0:[\s\S]*All 3 requirements pass/);
      await standsBefore(1);
      assert.match(await inLab("ss -Hltn 'sport = :5000'"), /127\.0\.0\.1:5000/);
    },
  );

  foundation("solving task 1 puts the page into tmux behind a unit that does not start at boot", async () => {
    await solve(1);
    await standsBefore(2);
    assert.equal(
      await inLab("systemctl is-enabled onepage || true; systemctl is-active development || true"),
      ["disabled", "inactive"].join("\n"),
    );
  });

  foundation("solving task 2 installs Nginx with the sections of that task", async () => {
    await solve(2);
    await standsBefore(3);
    assert.equal(await inLab("grep -c '^upstream' /etc/nginx/sites-available/applab"), "1");
  });

  undoOfSolve();

  foundation(
    "a task that is solved is left alone; several are solved in order; what a learner wrote is kept",
    async () => {
      assert.match(await solve(1), /Task 1 is already solved; nothing was changed/);
      // A learner's own: the site in their words, and a unit of a task that is not asked for.
      const site = "/etc/nginx/sites-available/applab";
      await inLab(
        `echo '# mine' | sudo tee -a ${site}; echo '# mine' | sudo tee /etc/systemd/system/web.service`,
      );
      const said = await solve(4);
      assert.match(said, /Solving tasks 3 to 4, one after the other:/);
      const copy = /2-site .*; your file is kept as (\S+)/.exec(said)?.[1] ?? "";
      assert.match(await inLab(`tail -n 1 ${copy}; grep -c '# mine' ${site} || true`), /^# mine\n0$/);
      assert.equal(await inLab("cat /etc/systemd/system/web.service"), "# mine");
      await standsBefore(5);
    },
  );

  foundation("solving task 5 says where the unit is that somebody had written in its place", async () => {
    const copy = /5-web .*; your file is kept as (\S+)/.exec(await solve(5))?.[1] ?? "";
    assert.equal(await inLab(`cat ${copy}`), "# mine");
    await standsBefore(6);
  });

  foundation("solving task 6 gives the services workers, logs and a place at boot", async () => {
    await solve(6);
    await standsBefore(7);
  });

  test("a service whose port somebody took is told so by 'vagrant provision', too", async () => {
    await inLab("sudo systemctl stop web");
    await squat(5003);
    const { exitCode, all } = await inClone({ env: { LAB_TASK: `${taskCount}` } })`vagrant provision`;
    await inLab("sudo systemctl stop squatter");
    assert.notEqual(exitCode, 0);
    assert.match(
      all,
      /5-web +FAILED[\s\S]*error: port 5003, which the service web needs, is taken by process/,
    );
    assert.equal(stand(), undefined);
  });
}
