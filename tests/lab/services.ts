/** The services of the lab under systemd, in tmux, and after a kill. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { execa } from "execa";
import { inLab, sshWay, succeeds, turnsGreen, until } from "../own-lab.ts";

const services = { onepage: 5000, dynamic: 5001, api: 5002, web: 5003 };

/** The ids of a service's workers, the oldest first. */
const workers = async (service: string) =>
  (await inLab(`pgrep -f '^appserver worker ${service}' || true`)).split("\n").filter(Boolean);
const master = (service: string) => inLab(`cat /run/${service}/pid`);
const answers = (port: number) =>
  inLab(`curl -s -o /dev/null -m 5 -w '%{http_code}' http://127.0.0.1:${port}/ || true`);

export function services3to7(): void {
  test("systemd-analyze rates the exposure of every service at most 3.0", async (context) => {
    for (const service of Object.keys(services)) {
      const [line = ""] = (await inLab(`systemd-analyze security --no-pager ${service} | tail -n 1`)).split(
        "\n",
      );
      context.diagnostic(line);
      assert.ok(Number(/exposure level for \S+: ([\d.]+)/.exec(line)?.[1]) <= 3, line);
    }
  });

  // `checks -- --kill` kills workers and masters: see power.ts.
  for (const [victim, kill] of [
    ["the tmux server", "sudo kill -KILL $(systemctl show -p MainPID --value onepage)"],
    ["the tmux session", "sudo -u onepage tmux -S /run/onepage/tmux kill-session"],
  ] as const) {
    test(`${victim} is killed: it is started again, and no old worker is left without a master`, async (context) => {
      const before = await master("onepage");
      const began = await strike(kill);
      const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
      const isBack = async () => {
        return (await master("onepage")) !== before && (await workers("onepage")).length === 3;
      };
      // The host asks first: a login to an emulated lab takes longer than the time measured here.
      await until("the page", async () => (await page()) === "200", 90);
      context.diagnostic(`the page is back after ${seconds()} s`);
      await until(`the processes that ended with ${victim}`, () => isBack().catch(() => false), 90);
      context.diagnostic(`every process is running again after ${seconds()} s`);
      await assertNoOrphan();
    });
  }

  test("systemctl reload starts new workers with the new code under the same master", async () => {
    const [before, pid] = [await workers("api"), await master("api")];
    await inLab("sudo systemctl reload api");
    assert.equal(await master("api"), pid);
    assert.match(await inLab("tail -n 1 /var/log/api/error.log"), /\] reloaded$/);
    const after = await workers("api");
    assert.ok(after.filter((worker) => !before.includes(worker)).length === 3, `${before} became ${after}`);
  });

  test("systemctl reload fails with the reason if the code does not load, and the old code keeps serving", async () => {
    const file = "/srv/applab/app/api.ts";
    const said = await inLab(`
      sudo cp -p ${file} /var/tmp/api.ts && echo 'export const app = (;' | sudo tee -a ${file} >/dev/null
      sudo systemctl reload api && echo reloaded
      sudo cp -p /var/tmp/api.ts ${file}
      systemctl is-active api; journalctl -u api -n 5 -o cat --no-pager; sudo journalctl -u api -n 5 -o cat --no-pager`);
    assert.doesNotMatch(said, /^reloaded/m);
    assert.match(said, /^active$/m);
    assert.match(said, /cannot load app\/api\.ts/);
  });

  test("systemctl stop leaves no process and no listener on the port", async () => {
    await inLab("sudo systemctl stop web");
    assert.equal(await inLab("pgrep -u web || true; sudo ss -Hltn 'sport = :5003'"), "");
    assert.equal(await answers(services.web), "000");
    await inLab("sudo systemctl start web"); // returns when the service listens
    assert.equal(await answers(services.web), "200");
  });

  test("after a rotation of the logs new requests are in the new file", async () => {
    const seen = await inLab(`
      sudo logrotate -f /etc/logrotate.d/applab
      curl -s http://127.0.0.1:5000/after-rotation >/dev/null
      for try in 1 2 3 4 5 6 7 8 9 10; do grep -q after-rotation /var/log/onepage/access.log && break; sleep 0.2; done
      grep -c after-rotation /var/log/onepage/access.log; ls /var/log/onepage`);
    assert.match(seen, /^1\n/);
    assert.match(seen, /access\.log\.1/);
  });

  test("'dev' serves each change at once, and the service has its port again after 'dev' ends", async () => {
    const file = "/srv/applab/app/onepage.ts";
    await inLab(`(sleep 100 | script -qec 'dev onepage' /dev/null >/tmp/dev.log 2>&1) >/dev/null 2>&1 &`);
    const says = (text: string) =>
      until(`'${text}' from dev`, async () => (await inLab("cat /tmp/dev.log || true")).includes(text), 60);
    await says("listens on http://0.0.0.0:5000");
    await inLab(`sudo cp -p ${file} /var/tmp/onepage.ts && sudo sed -i 's/Hello HBNB!/Hello dev!/' ${file}`);
    await says("] reloaded");
    assert.equal(await inLab("curl -s http://127.0.0.1/airbnb-onepage/"), "Hello dev!");
    await inLab(`sudo cp -p /var/tmp/onepage.ts ${file}; sudo pkill -INT -f '^appserver onepage'`);
    await until(
      "the service",
      async () => (await inLab("systemctl is-active onepage || true")) === "active",
      60,
    );
  });

  test("after all these every requirement passes", () => turnsGreen());
}

/** Asserts that each worker of the application servers is the child of a master. */
export async function assertNoOrphan(): Promise<void> {
  const masters = (await inLab("cat /run/*/pid")).split("\n");
  const parents = await inLab("ps -o ppid= -p $(pgrep -d, -f '^appserver worker ')");
  for (const parent of parents.split("\n").map((line) => line.trim()))
    assert.ok(masters.includes(parent), `the masters are ${masters}, and a worker has the parent ${parent}`);
}

/**
 * Logs in, and only then kills: a login to an emulated lab can take longer than the time measured here.
 * @returns the time of the kill.
 */
async function strike(kill: string): Promise<number> {
  const killer = execa("ssh", [...sshWay, `echo ready; read -r order; ${kill}`], { timeout: 60_000 });
  await once(killer.stdout, "data");
  const now = Date.now();
  killer.stdin.end("now\n");
  await killer;
  return now;
}

async function page(): Promise<string> {
  const output = await succeeds("cat", ".vagrant/applab/ports.json");
  const port = (JSON.parse(output) as Record<string, number>)[80];
  try {
    return String(
      (await fetch(`http://127.0.0.1:${port}/airbnb-onepage/`, { signal: AbortSignal.timeout(2000) })).status,
    );
  } catch (error) {
    return String(error);
  }
}
