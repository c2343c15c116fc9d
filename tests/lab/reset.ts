/** `npm run reset` and `npm run undo`, in a lab that is green after `npm start` or `npm run solve`. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { checks, clone, inClone, inLab, restore, succeeds, vagrant } from "../own-lab.ts";

const npm = (...args: string[]) => inClone`npm run -s ${args}`;
const site = "/etc/nginx/sites-available/applab";
const copy = join(clone.folder, ".vagrant", "applab", "reset", "home.tar.gz");

/** Damages the lab, and adds files to /home/vagrant. A reset keeps only those files. */
const damage = `
  install -m 600 /dev/stdin ~/notes <<<'what I found'
  sudo install -o www-data -g adm -m 640 /dev/null ~/theirs
  mkdir -p ~/work && ln -sfn ../notes ~/work/link
  sudo rm -r ${site} /srv/applab/app /etc/systemd/system/web.service
  echo '203.0.113.9 nowhere.example' | sudo tee -a /etc/hosts >/dev/null
  sudo systemctl disable -q --now nginx onepage`;

/** The mode, the owner and the content of the learner's files. */
const files = () => inLab("cd && stat -c '%n %a %U:%G' notes theirs work && cat notes && readlink work/link");
const mine = `notes 600 vagrant:vagrant
theirs 640 www-data:adm
work 755 vagrant:vagrant
what I found
../notes`;

export function resetAndUndo(): void {
  test("npm start saves the snapshot 'green' of a lab that was provisioned again", async () => {
    assert.match(await succeeds("npm", "start"), /Saved as the snapshot 'green'/);
    assert.match(await vagrant("snapshot", "list"), /^green$/m);
  });

  test("reset lists what it removes, makes every requirement pass, and keeps /home/vagrant", async () => {
    await inLab(damage);
    const { exitCode, all } = await npm("reset", "--", "--yes");
    assert.equal(exitCode, 0, all);
    for (const lost of [`${site} (gone)`, "/etc/hosts (changed)", "/etc/systemd/system/web.service (gone)"])
      assert.ok(all.includes(lost), all);
    assert.doesNotMatch(all, /\/home\/vagrant\/notes/);
    assert.match(all, /All \d+ requirements pass\./);
    assert.equal(await files(), mine);
    assert.match(await inLab("grep -c nowhere.example /etc/hosts || true"), /^0$/);
    assert.ok(existsSync(copy), all);
  });

  test("a reset that is interrupted before its first change exits with 130 and changes nothing", async () => {
    const before = await vagrant("snapshot", "list");
    const reset = inClone(process.execPath, ["host/bootstrap.cjs", "host/reset/reset.ts", "--yes"]);
    for await (const line of reset.iterable({ from: "all" })) {
      if (/Going back to/.test(line)) reset.kill("SIGINT");
    }
    assert.equal((await reset).exitCode, 130);
    assert.equal(await vagrant("snapshot", "list"), before);
    // The copy of the learner's files is removed, since the files are still in the lab.
    assert.deepEqual(readdirSync(dirname(copy)), [basename(copy)]);
  });

  test("undo reverts a reset and keeps the newest files in /home/vagrant; a second undo fails", async () => {
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
    await restore("green");
  });

  test("undo reverts a break, and the fault is no longer active; a break that fails does not change what undo reverts", async () => {
    const broken = await succeeds("npm", "run", "-s", "break", "--", "2-nobody-home");
    assert.match(broken, /'npm run undo' takes it back/);
    assert.equal((await npm("break", "--", "2-frozen")).exitCode, 1);
    const { exitCode, all } = await npm("undo");
    assert.equal(exitCode, 0, all);
    assert.match(all, /Undone: 'npm run break -- 2-nobody-home' of /);
    assert.equal((await checks()).exitCode, 0);
    assert.doesNotMatch(await succeeds("npm", "run", "-s", "faults"), /▸/);
    assert.equal((await npm("fix")).exitCode, 1);
  });

  test("if fix cannot repair the lab it suggests vagrant provision and reset, and reset makes every requirement pass", async () => {
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

  test("reset needs --discard if ssh does not answer", async () => {
    await inLab("echo unsaved >~/unsaved; sudo systemctl mask -q --now ssh.service ssh.socket || true");
    const refused = await npm("reset", "--", "--yes");
    assert.equal(refused.exitCode, 2, refused.all);
    assert.match(refused.all, /Nothing was done: your files [\s\S]*--discard[\s\S]*LAB-043/);
    const { exitCode, all } = await npm("reset", "--", "--yes", "--discard");
    assert.equal(exitCode, 0, all);
    assert.match(all, /All \d+ requirements pass\./);
    assert.equal(await inLab("ls ~/unsaved 2>/dev/null || echo gone"), "gone");
  });

  test("reset needs --discard if the lab is off, and makes every requirement pass", async () => {
    await vagrant("halt", "-f");
    const refused = await npm("reset", "--", "--yes");
    assert.equal(refused.exitCode, 2, refused.all);
    assert.match(refused.all, /fix: npm start; or add[\s\S]*LAB-043/);
    const { exitCode, all } = await npm("reset", "--", "--yes", "--discard");
    assert.equal(exitCode, 0, all);
    assert.match(all, /All \d+ requirements pass\./);
  });
}
