/** The output of `npm run drift` in a lab as it was provisioned, and in a lab that was changed by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { taskCount } from "../../core/curriculum.ts";
import { inClone, inLab, restore, turnsGreen, vagrant } from "../own-lab.ts";

interface Found {
  kind: string;
  name: string;
  before: string[];
  now: string[];
  text: string[];
  turned?: string;
}

/** Runs drift with `--json`, and returns its exit code and the differences. */
async function drift(
  ...args: string[]
): Promise<{ exitCode: number | undefined; found: Found[]; stderr: string }> {
  const { exitCode, stdout, stderr } = await inClone`npm run -s drift -- --json ${args}`;
  const answer = exitCode === 2 ? {} : JSON.parse(stdout);
  return { exitCode, found: answer.differences ?? answer.changes ?? [], stderr };
}

const manifest = () => inLab("sudo cat /var/lib/applab/manifest");
const names = (found: Found[], kind: string) =>
  found.filter((each) => each.kind === kind).map(({ name }) => name);

/** The lines of the manifest of the first lab. */
let first: string[] = [];

/** Runs before the other tests change the lab. */
export function driftOfAFreshLab(): void {
  test("drift reports no change in a lab that was just provisioned, and the time of the provisioning", async () => {
    const { exitCode, stdout } = await inClone`npm run -s drift`;
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /^Nothing has changed since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.$/);
    // "No change" must not come from an empty manifest.
    const kept = await manifest();
    first = kept.split("\n");
    assert.doesNotMatch(kept, /^blind/m);
    for (const fact of [
      /^package\tnginx-light\t1\./m,
      /^file\t\/srv\/applab\/app\/onepage\.ts\t[0-9a-f]{24}$/m,
      /^mode\t\/etc\/nginx\/sites-available\/applab\t644 root:root$/m,
      /^link\t\/usr\/local\/bin\/node\tto \/opt\/node-/m,
      /^unit\tonepage\.service\tactive \(running\)$/m,
      /^at boot\tnginx\.service\tenabled$/m,
      /^port\ttcp 0\.0\.0\.0:80\tnginx of root, nginx\.service$/m,
    ])
      assert.match(kept, fact);
  });

  test("drift reports each change in its file or unit, and the changes that follow from it", async () => {
    await inLab(`
      sudo sed -i 's/--workers 3/--workers 2/' /etc/systemd/system/onepage.service.d/6-deploy.conf
      sudo install -d /etc/systemd/system/api.service.d
      printf '[Service]\\nUser=root\\n' | sudo tee /etc/systemd/system/api.service.d/local.conf >/dev/null
      echo '203.0.113.9 nowhere.example' | sudo tee -a /etc/hosts >/dev/null
      sudo chmod 600 /srv/applab/app/assets/style.css
      sudo ln -sfn /bin/false /usr/local/bin/npx
      sudo systemctl daemon-reload && sudo systemctl restart onepage api && sudo systemctl disable -q nginx
      sudo systemd-run -q --unit guest /usr/local/bin/node -e 'net.createServer().listen(6000)'
      sudo tc qdisc add dev lo root netem delay 1ms && sudo systemctl freeze web
      sudo sysctl -qw net.ipv4.tcp_fin_timeout=7
      echo '# mine' | sudo tee -a /etc/nginx/nginx.conf >/dev/null
      echo '// mine' | sudo tee -a /srv/applab/app/dynamic.ts >/dev/null
      sudo mv /var/log/nginx/access.log /var/log/nginx/old && sudo ln -s /dev/null /var/log/nginx/access.log
      sudo cp --remove-destination /etc/nginx/sites-available/applab /etc/nginx/sites-enabled/applab
      install -D /dev/null ~/.config/systemd/user/meter.service && sudo loginctl disable-linger vagrant
      for try in $(seq 100); do ss -ltn | grep -q :6000 && break; sleep 0.2; done`);
    const { exitCode, found } = await drift();
    assert.equal(exitCode, 1);
    const of = (name: string) => found.find((each) => each.name === name);
    assert.deepEqual(
      of("/etc/systemd/system/onepage.service.d/6-deploy.conf")?.text.map(
        (line) => /--workers \d/.exec(line)?.[0],
      ),
      ["--workers 3", "--workers 2"],
    );
    assert.deepEqual(of("/etc/systemd/system/api.service.d/local.conf")?.text, ["+[Service]", "+User=root"]);
    assert.deepEqual(of("/etc/hosts")?.text, ["+203.0.113.9 nowhere.example"]);
    assert.deepEqual(of("/srv/applab/app/assets/style.css")?.now, ["600 root:root"]);
    assert.deepEqual(of("/usr/local/bin/npx")?.now, ["to /bin/false"]);
    assert.deepEqual([of("nginx.service")?.before, of("nginx.service")?.now], [["enabled"], ["disabled"]]);
    assert.match(of("tcp *:6000")?.now[0] ?? "", /of root, guest\.service$/);
    const now = (kind: string, name: string) =>
      found.find((each) => each.kind === kind && each.name === name)?.now;
    assert.deepEqual(of("lo root")?.now, ["netem limit 1000 delay 1ms"]);
    assert.deepEqual(now("unit", "web.service"), ["frozen"]);
    assert.deepEqual(of("net.ipv4.tcp_fin_timeout")?.now, ["7"]);
    assert.ok(now("loaded", "nginx.service")?.includes("older than /etc/nginx/nginx.conf"));
    assert.deepEqual(now("loaded", "dynamic.service"), ["older than /srv/applab/app/dynamic.ts"]);
    assert.ok(now("log", "nginx.service")?.includes("writes to /var/log/nginx/old"));
    assert.match(of("/var/log/nginx/access.log")?.turned ?? "", /is one now to \/dev\/null$/);
    assert.match(of("/etc/nginx/sites-enabled/applab")?.turned ?? "", /is none now$/);
    assert.deepEqual(of("/etc/nginx/sites-enabled/applab")?.text, []);
    assert.ok(of("/home/vagrant/.config/systemd/user/meter.service"));
    assert.deepEqual(of("/var/lib/systemd/linger/vagrant")?.now, []);
    assert.ok(names(found, "process").some((name) => name.startsWith("onepage.service: ")));
    assert.match(JSON.stringify(found.filter(({ kind }) => kind === "process")), /of root, at most/);
  });

  test("drift -- --since reports the changes after a time, and rejects an argument that is not a time", async () => {
    const { exitCode, found } = await drift("--since", "1 hour ago");
    assert.equal(exitCode, 1);
    assert.ok(names(found, "file").includes("/etc/hosts"));
    assert.ok(names(found, "unit").includes("onepage.service"));
    assert.equal((await drift("--since", "tomorrow")).exitCode, 0);
    const wrong = await drift("--since", "when I was young");
    assert.equal(wrong.exitCode, 2);
    assert.match(wrong.stderr, /'when I was young' is not a time/);
  });

  test("a second provisioning keeps the manifest: drift reports a change until it is undone", async () => {
    const kept = await manifest();
    await inLab("sudo systemctl thaw web");
    await vagrant("provision");
    assert.equal(await manifest(), kept);
    const told = (await drift()).found.map(({ name }) => name);
    assert.ok(told.includes("/etc/hosts"), told.join());
    assert.ok(!told.includes("/etc/systemd/system/onepage.service.d/6-deploy.conf"), told.join());
    await inLab(`
      sudo sed -i /nowhere.example/d /etc/hosts; sudo systemctl stop guest
      sudo sed -i '/^# mine$/d' /etc/nginx/nginx.conf
      sudo mv /var/log/nginx/old /var/log/nginx/access.log && sudo systemctl reload nginx
      sudo tc qdisc del dev lo root; sudo sysctl -qw net.ipv4.tcp_fin_timeout=60
      sudo loginctl enable-linger vagrant && rm -r ~/.config/systemd
      sudo ls /var/lib/applab/yours/etc/systemd/system/api.service.d/ | grep -q "^local.conf"
      sudo systemctl daemon-reload && sudo systemctl restart api`);
    await turnsGreen();
    const { exitCode, found } = await drift();
    assert.deepEqual([exitCode, found], [0, []]);
  });
}

/** Runs after a reboot, in a lab whose files may have been changed before. */
export function driftOfARebootedLab(): void {
  test("after a reboot drift reports changed files only", async () => {
    const { found } = await drift();
    assert.deepEqual(
      found.filter(({ kind }) => kind !== "file"),
      [],
    );
  });
}

/** Restores a snapshot in which tasks 3 to 7 are not solved. */
export function driftOfALabSolvedAtOnce(): void {
  test("a lab whose last tasks are solved in one provisioning has the same manifest as a lab solved task by task", async () => {
    await restore("task-3");
    const { exitCode, all } = await inClone({ env: { LAB_TASK: `${taskCount}` } })`vagrant provision`;
    assert.equal(exitCode, 0, all);
    assert.deepEqual((await manifest()).split("\n"), first);
  });
}
