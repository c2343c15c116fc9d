/** `npm run reset` and `npm run undo`, in a lab that an `npm start` or `npm run solve` left green. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { checks, clone, fileOf, inClone, inLab, requirements, succeeds, vagrant } from "../own-lab.ts";

const npm = (...args: string[]) => inClone`npm run -s ${args}`;
const site = "/etc/nginx/sites-available/applab";
const copy = join(clone.folder, ".vagrant", "applab", "reset", "home.tar.gz");

/** Nothing of the lab's own is left of this but what is in /home/vagrant. */
const mess = `
  install -m 600 /dev/stdin ~/notes <<<'what I found'
  sudo install -o www-data -g adm -m 640 /dev/null ~/theirs
  mkdir -p ~/work && ln -sfn ../notes ~/work/link
  sudo rm -r ${site} /srv/applab/app /etc/systemd/system/web.service
  echo '203.0.113.9 nowhere.example' | sudo tee -a /etc/hosts >/dev/null
  sudo systemctl disable -q --now nginx onepage`;

/** The learner's files, as they are. */
const files = () => inLab("cd && stat -c '%n %a %U:%G' notes theirs work && cat notes && readlink work/link");
const mine = `notes 600 vagrant:vagrant
theirs 640 www-data:adm
work 755 vagrant:vagrant
what I found
../notes`;

export function resetAndUndo(): void {
  test("a start that ends green keeps the lab as it is, once", async () => {
    await succeeds("npm", "start");
    assert.match(await vagrant("snapshot", "list"), /^green$/m);
    assert.doesNotMatch(await succeeds("npm", "start"), /Saved as the snapshot/);
  });

  test("reset says what it takes away, leads back to green, and keeps what is in /home/vagrant", async () => {
    await inLab(mess);
    assert.equal((await checks()).exitCode, 1);
    const { exitCode, all } = await npm("reset", "--", "--yes");
    assert.equal(exitCode, 0, all);
    for (const lost of [`${site} (gone)`, "/etc/hosts (changed)", "/etc/systemd/system/web.service (gone)"])
      assert.ok(all.includes(lost), all);
    assert.doesNotMatch(all, /\/home\/vagrant\/notes/);
    assert.match(all, /All \d+ requirements pass\./);
    assert.equal(await files(), mine);
    assert.match(await inLab("grep -c nowhere.example /etc/hosts || true"), /^0$/);
    assert.ok(existsSync(copy), all);
    assert.equal((await checks()).exitCode, 0);
  });

  test("a reset that is interrupted before it changes anything ends with 130, and changes nothing", async () => {
    const before = await vagrant("snapshot", "list");
    const reset = inClone(process.execPath, ["host/bootstrap.cjs", "host/reset/reset.ts", "--yes"]);
    for await (const line of reset.iterable({ from: "all" })) {
      if (/Going back to/.test(line)) reset.kill("SIGINT");
    }
    assert.equal((await reset).exitCode, 130);
    assert.equal(await vagrant("snapshot", "list"), before);
    // Nor does it leave a copy of files that are where they were.
    assert.deepEqual(readdirSync(dirname(copy)), [basename(copy)]);
  });

  test("undo takes a reset back, with the files of now; there is no second undo", async () => {
    await inLab("echo later >~/later");
    const undone = await npm("undo");
    assert.equal(undone.exitCode, 0, undone.all);
    assert.match(undone.all, /Undone: 'npm run reset' of \d{4}-/);
    assert.equal(
      await inLab(`ls ${site} 2>/dev/null || echo gone; grep -c nowhere.example /etc/hosts`),
      "gone\n1",
    );
    assert.equal(await inLab("cat ~/later"), "later");
    assert.equal(await files(), mine);
    const second = await npm("undo");
    assert.equal(second.exitCode, 1);
    assert.match(second.all, /There is nothing to undo\.[\s\S]*LAB-047/);
    await succeeds("npm", "run", "-s", "reset", "--", "--yes");
  });

  test("undo takes a break back, and the fault is at hand no more; a break that is refused changes nothing of it", async () => {
    const broken = await succeeds("npm", "run", "-s", "break", "--", "2-nobody-home");
    assert.match(broken, /'npm run undo' takes it back/);
    assert.equal((await npm("break", "--", "2-frozen")).exitCode, 1);
    assert.deepEqual((await checks()).exitCode, 1);
    const { exitCode, all } = await npm("undo");
    assert.equal(exitCode, 0, all);
    assert.match(all, /Undone: 'npm run break -- 2-nobody-home' of /);
    assert.equal((await checks()).exitCode, 0);
    assert.doesNotMatch(await succeeds("npm", "run", "-s", "faults"), /▸/);
    assert.equal((await npm("fix")).exitCode, 1);
  });

  test("what fix cannot repair it says, and names vagrant provision, and reset, which leads back to green", async () => {
    await succeeds("npm", "run", "-s", "break", "--", "2-half-typed");
    await inLab(
      "sudo sed -i 's/Hello HBNB!/Goodbye/' /srv/applab/app/onepage.ts && sudo systemctl restart onepage",
    );
    const fixed = await npm("fix");
    assert.equal(fixed.exitCode, 1, fixed.all);
    assert.match(
      fixed.all,
      /The lab is not green yet\.\n {2}why: [\s\S]*0-page[\s\S]*\n {2}fix: +vagrant provision[\s\S]*npm run reset/,
    );
    assert.match(await succeeds("npm", "run", "-s", "reset", "--", "--yes"), /All \d+ requirements pass/);
    assert.doesNotMatch(await succeeds("npm", "run", "-s", "faults"), /▸/);
  });

  test("a lab that answers nobody is put back with --discard alone", async () => {
    await inLab("echo unsaved >~/unsaved; sudo systemctl mask -q --now ssh.service ssh.socket || true");
    const refused = await npm("reset", "--", "--yes");
    assert.equal(refused.exitCode, 2, refused.all);
    assert.match(refused.all, /Nothing was done: your files [\s\S]*--discard[\s\S]*LAB-043/);
    const { exitCode, all } = await npm("reset", "--", "--yes", "--discard");
    assert.equal(exitCode, 0, all);
    assert.equal(await inLab("ls ~/unsaved 2>/dev/null || echo gone"), "gone");
    assert.equal((await checks()).exitCode, 0);
  });

  test("a lab that is off is put back with --discard, and is green", async () => {
    await vagrant("halt", "-f");
    const refused = await npm("reset", "--", "--yes");
    assert.equal(refused.exitCode, 2, refused.all);
    assert.match(refused.all, /fix: npm start; or add[\s\S]*LAB-043/);
    const { exitCode, all } = await npm("reset", "--", "--yes", "--discard");
    assert.equal(exitCode, 0, all);
    assert.equal((await checks()).exitCode, 0);
  });
}

/** In a lab that stands before a task, which it does again at the end. */
export function undoOfSolve(): void {
  test("undo takes a solve back: the lab stands before that task again", async () => {
    const stand = () => readFileSync(join(clone.folder, ".vagrant", "applab", "task"), "utf8").trim();
    const task = Number(stand());
    const red = async () => (await checks("--task", `${task}`)).red;
    const before = await red();
    const own = requirements.filter((each) => each.task === task).map(({ title }) => fileOf(title));
    assert.ok(before.length > 0 && before.every((file) => own.includes(file)), before.join());
    const solved = await succeeds("npm", "run", "-s", "solve", "--", `${task}`);
    assert.match(solved, /'npm run undo' takes this back\.[\s\S]*Saved as the snapshot 'green'/);
    assert.equal(stand(), `${task + 1}`);
    const { exitCode, all } = await npm("undo");
    assert.equal(exitCode, 0, all);
    assert.match(all, new RegExp(`Undone: 'npm run solve -- ${task}' of `));
    assert.equal(stand(), `${task}`);
    assert.deepEqual(await red(), before);
    // What a reset leads to now has not the solution.
    const reset = await succeeds("npm", "run", "-s", "reset", "--", "--yes");
    assert.equal(stand(), `${task}`, reset);
    assert.deepEqual(await red(), before);
  });
}
