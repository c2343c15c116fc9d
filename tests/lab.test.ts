/**
 * The real lab, in the order of a learner's day: a start that is cut off, a provisioning that fails half-way, a start
 * that carries on, faults, reboots, halt, destroy. One lab serves all the tests; each needs those before it.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { driftOfAFreshLab, driftOfARebootedLab } from "./lab/drift.ts";
import { exercise } from "./lab/exercise.ts";
import { theLearnersCommands, theTwoSidedLaw } from "./lab/faults.ts";
import { services3to7 } from "./lab/services.ts";
import {
  checks,
  clone,
  emulators,
  inClone,
  inLab,
  requirements,
  servers,
  succeeds,
  target,
  turnsGreen,
  until,
  vagrant,
} from "./own-lab.ts";
import { examinePage } from "./page/examine.ts";

let missing: string | undefined;

/** A test without which the lab is not there for those behind it: they fail at once then. */
function foundation(name: string, body: () => Promise<void>): void {
  test(name, async () => {
    missing = name;
    await body();
    missing = undefined;
  });
}

beforeEach(() => {
  if (missing !== undefined) throw new Error(`not tried, because this failed: ${missing}`);
});

test("npm start that is interrupted while the machine boots ends with 130 and leaves no process", async () => {
  const start = inClone({ env: { LAB_TASK: "0" } })(process.execPath, ["host/ready.cjs", "host/start.ts"]);
  for await (const line of start.iterable({ from: "all" })) {
    if (/Waiting for machine to boot/.test(line)) start.kill("SIGINT");
  }
  const { exitCode, all } = await start;
  assert.equal(exitCode, 130, all);
  assert.match(all, /Stopped\. 'npm start' carries on from here\./);
  assert.equal(await emulators(), "");
});

test("without a network the provisioning fails in the step that needs one, and says what to do", async () => {
  const up = await inClone({ env: { LAB_TASK: "0" } })`vagrant up --no-provision`;
  assert.equal(up.exitCode, 0, up.all);
  await vagrant("ssh", "-c", "sudo ip route del default && sudo ip -6 route flush default || true");
  const { exitCode, all } = await inClone`vagrant provision`;
  assert.notEqual(exitCode, 0);
  assert.match(all, /0b-packages +FAILED/);
  assert.match(all, /error: the package lists cannot be fetched\n.*mend: +check the host's network/);
  assert.match(all, /run "vagrant provision" to carry on/);
  await vagrant("ssh", "-c", "sudo networkctl reconfigure $(ls /sys/class/net | grep ^e | head -n 1)");
});

test("with a full disk the provisioning fails in the step that fills it, and names the disk", async () => {
  await vagrant("ssh", "-c", "sudo fallocate -l $(($(df --output=avail -k / | tail -n 1) - 15000))K /full");
  const { exitCode, all } = await inClone`vagrant provision`;
  await vagrant("ssh", "-c", "sudo rm /full");
  assert.notEqual(exitCode, 0);
  assert.match(all, /0b-packages +FAILED[\s\S]*The lab's disk is full: \d+ MiB free/);
});

test("a Node that is not what versions.sh expects is not installed", async () => {
  const file = join(clone.folder, "provision", "versions.sh");
  const versions = readFileSync(file, "utf8");
  writeFileSync(file, versions.replace(/(NPM_INTEGRITY=sha512-)./, "$1_"));
  const { exitCode, all } = await inClone`vagrant provision`;
  writeFileSync(file, versions);
  assert.notEqual(exitCode, 0);
  assert.match(all, /0c-node +FAILED/);
  assert.match(
    all,
    /error: npm .* is not what provision\/versions\.sh expects\n.*expected: sha512-_.*\n.*found: +sha512-/,
  );
});

exercise(foundation);

foundation("npm start carries on from there to a green lab, and prints where its pages are", async () => {
  const output = await succeeds("npm", "start");
  console.log(output);
  const page = /The page behind Nginx +(\S+)/.exec(output)?.[1];
  const service = /The application server itself +(\S+)/.exec(output)?.[1];
  for (const url of [page, service]) {
    assert.ok(url, output);
    assert.equal(await (await fetch(url)).text(), "Hello HBNB!");
  }
});

test("npm start on a running lab says so, and does nothing", async () => {
  const before = await servers();
  const output = await succeeds("npm", "start");
  assert.match(output, /The lab is running already\./);
  assert.doesNotMatch(output, /Bringing machine|provisioner/);
  assert.equal(await servers(), before);
});

test("a second provisioning changes nothing and restarts nothing", async () => {
  const before = await servers();
  for (const name of ["appserver", "nginx", "tmux"]) assert.match(before, new RegExp(` ${name}`));
  const files =
    "find /etc /srv /opt /usr/local -newer /var/lib/applab/provisioned -type f | grep -v '/etc/mtab' || true";
  const output = await vagrant("provision");
  assert.match(
    output,
    /1-onepage +onepage unchanged[\s\S]*2-site +the site on port 80 unchanged[\s\S]*5-web +web unchanged/,
  );
  assert.equal(await servers(), before);
  assert.equal(await inLab(files), "");
});

driftOfAFreshLab();

test("every requirement holds, in every reporter", async () => {
  assert.deepEqual(await checks(), {
    exitCode: 0,
    red: [],
    judged: requirements.filter(({ needs }) => needs === undefined).length,
  });
  assert.deepEqual(await checks("--task", "1"), {
    exitCode: 0,
    red: [],
    judged: requirements.filter(({ task }) => task === 1).length,
  });
  assert.match(
    await succeeds("npm", "run", "checks"),
    /✔ port 80 answers on the public address[\s\S]*All \d+ requirements hold/,
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

test("the lab has the last result of the checks, for its own page", async () => {
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

test("the lab's first page is whole in a browser on the host, and no rule of accessibility is broken", async () => {
  await examinePage((await target()).site.href);
});

test("a task that there is not is no green result: the checks end with 2", async () => {
  const { exitCode, stderr } = await inClone`npm run -s checks -- --task 8`;
  assert.equal(exitCode, 2);
  assert.match(stderr, /--task/);
});

test("a red requirement shows what was expected, what was found and where to look, and the checks end with 1", async () => {
  await inLab("sudo systemctl stop nginx");
  const { exitCode, stdout } = await inClone`npm run -s checks -- --task 2`;
  await inLab("sudo systemctl start nginx");
  assert.equal(exitCode, 1);
  assert.match(
    stdout,
    /✘ port 80 answers on the public address\n {6}expected: 200 "Hello HBNB!"\n {6}found: {4}no answer: .*\n {6}hint: {5}\S.*\n {6}read: {5}tasks\/2-nginx\.md#port-80-answers-on-the-public-address\n/,
  );
  assert.match(stdout, /\d+ of \d+ requirements do not hold/);
});

theTwoSidedLaw();
theLearnersCommands();

test("the application server comes back even if somebody opened a second window in its session", async () => {
  const before = await inLab("cat /run/onepage/pid");
  await inLab(
    "sudo -u onepage tmux -S /run/onepage/tmux new-window -t onepage && sudo kill -KILL $(cat /run/onepage/pid)",
  );
  await turnsGreen();
  assert.notEqual(await inLab("cat /run/onepage/pid"), before);
});

services3to7();

test("vagrant provision puts back what was changed in app, unit and site, although all of it is running", async () => {
  await inLab(`
    sudo sed -i 's/Hello HBNB!/Goodbye/' /srv/applab/app/onepage.ts
    sudo sed -i 's/--bind 0.0.0.0/--bind 127.0.0.1/' /etc/systemd/system/onepage.service
    sudo sed -i 's/listen 80 /listen 127.0.0.1:80 /' /etc/nginx/sites-available/applab
    sudo systemctl daemon-reload && sudo systemctl restart onepage nginx`);
  assert.equal((await checks()).exitCode, 1);
  const said = await vagrant("provision");
  for (const step of ["0d-app", "1-onepage", "2-site"]) {
    const copy = new RegExp(`${step} .*; yours is kept as (/var/lib/applab/yours/\\S+)`).exec(said)?.[1];
    assert.ok(copy, said);
    assert.match(await inLab(`cat ${copy}`), /Goodbye|127\.0\.0\.1/);
  }
  await turnsGreen();
});

test("attach shows the running server's terminal, and leaving it leaves the server running", async () => {
  const before = await inLab("pgrep appserver");
  // script gives the command the terminal that tmux wants; Ctrl-b d is typed into it.
  const screen = await inLab(
    `(sleep 3; printf '\\002d') | TERM=xterm timeout 20 script -qec 'attach onepage' /dev/null`,
  );
  assert.match(screen, /app\/onepage\.ts listens on http:\/\/0\.0\.0\.0:5000/);
  assert.equal(await inLab("pgrep appserver"), before);
});

test("the client's real address and protocol reach the application through the site", async () => {
  const echo = `require("http").createServer((q, s) => s.end(JSON.stringify(q.headers))).listen(5000)`;
  await inLab(
    `sudo systemctl stop onepage && sudo systemd-run --quiet --unit echo /usr/local/bin/node -e '${echo}'`,
  );
  const asked = await inLab(`
    address=$(hostname -I | cut -d' ' -f1)
    curl -s --retry 40 --retry-delay 1 --retry-all-errors --fail http://$address/airbnb-onepage/ && echo " $address"
    sudo systemctl stop echo && sudo systemctl start onepage`);
  const [json = "", address = ""] = asked.split(/ (?=[\d.]+$)/);
  const headers = JSON.parse(json);
  assert.equal(headers["x-forwarded-for"], address);
  assert.equal(headers["x-real-ip"], address);
  assert.equal(headers["x-forwarded-proto"], "http");
  assert.equal(headers.host, address);
  await turnsGreen();
});

test("a reload under requests loses none of them", async () => {
  assert.match(
    await succeeds("npm", "run", "checks", "--", "--reload"),
    /✔ no request through port 80 fails while the service on port 5000 is reloaded[\s\S]*All \d+ requirements hold/,
  );
});

test("after a reboot by the checks everything holds, the page without a login", async () => {
  const { exitCode, stdout, stderr } = await inClone`npm run -s checks -- --reboot`;
  assert.equal(exitCode, 0, stdout + stderr);
  assert.match(stderr, /Rebooted: ssh after [\d.]+ s, the page after [\d.]+ s\./);
  assert.match(stdout, /✔ after a reboot the page is there without a login/);
  console.log(stderr);
});

driftOfARebootedLab();

test("'sudo reboot' over vagrant ssh does not hang, and the lab comes back green", async () => {
  const boot = await inLab("cat /proc/sys/kernel/random/boot_id");
  // The connection is cut by the reboot: its exit code says nothing.
  const { timedOut } = await inClone({ timeout: 60_000 })`vagrant ssh -c ${"sudo reboot"}`;
  assert.equal(timedOut, false);
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    const now = await inLab("cat /proc/sys/kernel/random/boot_id").catch(() => boot);
    if (now !== boot) break;
    await pause(500);
  }
  await turnsGreen();
});

test("the checks on a halted lab end with 2 and say that it is not up", async () => {
  await vagrant("halt");
  assert.equal(await emulators(), "");
  const { exitCode, stderr } = await inClone`npm run -s checks`;
  assert.equal(exitCode, 2);
  assert.match(stderr, /mend: .*npm start/);
});

foundation("a port that was taken meanwhile is corrected, and the checks find the lab there", async () => {
  const ports = async () => /80 \(guest\) => (\d+) \(host\)/.exec(await vagrant("port"))?.[1];
  const holder = createServer();
  await new Promise<void>((resolve) =>
    holder.once("error", () => resolve()).listen(8080, "127.0.0.1", resolve),
  );
  try {
    await vagrant("up");
    const now = await ports();
    assert.ok(now !== undefined && now !== "8080", now);
    await turnsGreen();
  } finally {
    holder.close();
  }
});

test("vagrant reload gives the lab its own port back, and it is green", async () => {
  await vagrant("reload");
  await turnsGreen();
});

test("vagrant destroy leaves no process and no machine", async () => {
  await vagrant("destroy", "-f");
  assert.equal(await emulators(), "");
  const machine = join(clone.folder, ".vagrant", "machines", "default");
  const left = existsSync(machine) ? readdirSync(machine, { recursive: true, encoding: "utf8" }) : [];
  assert.deepEqual(
    left.filter((file) => /qcow2|serial|\bid$|qmp|pid/.test(file)),
    [],
  );
});
