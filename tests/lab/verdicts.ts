/** The output of the checks, and the page that shows their result. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { taskCount } from "../../core/curriculum.ts";
import { checks, inClone, inLab, requirements, succeeds, target, until } from "../own-lab.ts";
import { examinePage } from "../page/examine.ts";

export function verdicts(): void {
  test("every requirement passes, in every reporter", async () => {
    assert.deepEqual(await checks(), {
      exitCode: 0,
      red: [],
      judged: requirements.filter(({ needs }) => needs === undefined).length,
    });
    assert.deepEqual(await checks("--task", "1"), {
      exitCode: 0,
      red: [],
      judged: requirements.filter(({ task, needs }) => task === 1 && needs === undefined).length,
    });
    assert.match(
      await succeeds("npm", "run", "checks"),
      /✔ port 80 answers on the public address[\s\S]*All \d+ requirements pass/,
    );
    assert.match(
      await succeeds("npm", "run", "checks", "--", "--reporter", "tap"),
      /TAP version 13[\s\S]*# fail 0/,
    );
    assert.match(
      await succeeds("npm", "run", "checks", "--", "--reporter", "junit"),
      /<testsuites>[\s\S]*<\/testsuites>/,
    );
  });

  test("the checks leave their last result in the lab, for its page", async () => {
    await inLab("sudo rm -f /var/lib/applab/checks.json");
    const before = new Date().toISOString();
    assert.equal((await checks("--task", "1")).exitCode, 0);
    assert.equal((await checks()).exitCode, 0);
    const left = () => inLab("cd /var/lib/applab && stat -c %a checks.json && cat checks.json || true");
    await until("the result", async () => (await left()).endsWith("}"));
    const [mode, result = ""] = (await left()).split("\n");
    assert.equal(mode, "644");
    const { time, holds, requirements: all } = JSON.parse(result);
    assert.ok(time > before && holds && all.length > 20, result);
  });

  test("the lab's first page is complete in a browser on the host, and breaks no accessibility rule", async () => {
    await examinePage((await target()).site.href);
  });

  test("the checks exit with 2 for a task that does not exist", async () => {
    const { exitCode, stderr } = await inClone`npm run -s checks -- --task ${taskCount}`;
    assert.equal(exitCode, 2);
    assert.match(stderr, /--task/);
  });

  test("a failed requirement shows expected, found, hint and page, and the checks exit with 1", async () => {
    await inLab("sudo systemctl stop nginx");
    const { exitCode, stdout } = await inClone`npm run -s checks -- --task 2`;
    await inLab("sudo systemctl start nginx");
    assert.equal(exitCode, 1);
    assert.match(
      stdout,
      /✘ port 80 answers on the public address\n {6}expected: 200 "Hello HBNB!"\n {6}found: {4}no answer: .*\n {6}hint: {5}\S.*\n {6}read: {5}tasks\/2-nginx\.md#port-80-answers-on-the-public-address\n/,
    );
    assert.match(stdout, /\d+ of \d+ requirements fail/);
  });
}
