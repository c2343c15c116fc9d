/** The output of the checks, and the page that shows their result. */
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { test } from "node:test";
import { execa } from "execa";
import { taskCount } from "../../core/curriculum.ts";
import { checks, inClone, inLab, requirements, succeeds, target, until } from "../own-lab.ts";
import { examinePage } from "../page/examine.ts";

export function verdicts(): void {
  test("every requirement passes, and each report says so", async () => {
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
      await succeeds("npm", "run", "checks", "--", "--verbose"),
      / {2}✔ port 80 answers on the public address\n[\s\S]*All \d+ requirements pass/,
    );
  });

  test("every requirement passes while the host's processors are busy with something else", async () => {
    const burn = () => execa(process.execPath, ["-e", "while (true);"], { reject: false, timeout: 120_000 });
    const others = Array.from({ length: 2 * availableParallelism() }, burn);
    try {
      assert.deepEqual((await checks()).red, []);
    } finally {
      for (const other of others) other.kill("SIGKILL");
      await Promise.all(others);
    }
  });

  test("the checks leave their last result in the lab, for its page", async () => {
    await inLab("sudo rm -f /var/lib/applab/checks.json");
    const before = new Date().toISOString();
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

  test("a stopped Nginx is one failure with its cause, blocks the rest, and fits on a small terminal", async () => {
    await inLab("sudo systemctl stop nginx");
    const { exitCode, stdout } = await inClone`npm run -s checks`;
    const { stdout: task } = await inClone`npm run -s checks -- --task 5`;
    await inLab("sudo systemctl start nginx");
    assert.equal(exitCode, 1);
    assert.match(
      stdout,
      /^ {2}✘ Nginx listens on port 80\n {6}expected: nginx\n {6}found: {4}nothing listens on port 80; nginx\.service, which had it before, is inactive: it was stopped \d+ seconds? ago\n {6}hint: {5}\S.*\n {6}read: {5}tasks\/2-nginx\.md#nginx-listens-on-port-80\n/,
    );
    assert.match(stdout, /\n◌ task 3 parameters: \d+ pass, 3 blocked by: Nginx listens on port 80\n/);
    assert.match(stdout, /\n1 of \d+ requirements fails; 32 more are blocked\. /);
    const rows = stdout.split("\n").map((line) => Math.max(1, Math.ceil(line.length / 80)));
    assert.ok(rows.reduce((sum, each) => sum + each, 0) <= 24, stdout);
    // The cause belongs to another task, and is shown with this one.
    assert.match(
      task,
      /^ {2}✘ Nginx listens on port 80\n[\s\S]*task 5 web application: .* blocked by: Nginx/,
    );
  });

  test("a site that asks the wrong port is told with that port, and with the file that was changed", async () => {
    const site = "/etc/nginx/sites-available/applab";
    await inLab(`sudo sed -i 's/127.0.0.1:5000;/127.0.0.1:5009;/' ${site} && sudo systemctl reload nginx`);
    const { stdout } = await inClone`npm run -s checks`;
    await inLab(`sudo sed -i 's/127.0.0.1:5009;/127.0.0.1:5000;/' ${site} && sudo systemctl reload nginx`);
    assert.match(
      stdout,
      /\n {6}found: {4}502 by Nginx: "Nginx is up; nothing listens on 127\.0\.0\.1:5009"\n/,
    );
    assert.match(
      stdout,
      /\n {6}hint: {5}Compare the address to which Nginx forwards [\s\S]*\n {6}changed: {2}\/etc\/nginx\/sites-available\/applab \(\d+ seconds? ago\); 'npm run drift'/,
    );
  });
}
