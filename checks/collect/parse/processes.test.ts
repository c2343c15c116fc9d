import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../../testing/lab-with.ts";
import { isTmux, lineage, listener, processes, workers } from "./processes.ts";

/** A lab in which these processes run, and the processes in `holders` listen on port 5000. */
function lab(
  running: [pid: number, parent: number, name: string, uid?: number, state?: string][],
  holders: number[],
) {
  const blocks = running.map(
    ([pid, parent, name, uid = 999, state = "S (sleeping)"]) =>
      `Name:\t${name}\nUmask:\t0022\nState:\t${state}\nPid:\t${pid}\nPPid:\t${parent}\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`,
  );
  const users = holders.map((pid) => `("x",pid=${pid},fd=3)`).join(",");
  return labWith({
    processes: `root:x:0:0:root:/root:/bin/bash\nonepage:x:999:996::/nonexistent:/bin/sh\n\n${blocks.join("\n")}`,
    listeners: holders.length === 0 ? "" : `LISTEN 0 511 0.0.0.0:5000 0.0.0.0:* users:(${users})\n`,
  });
}

test("processes have names, users and parents; ended processes are left out", () => {
  const seen = lab(
    [
      [1, 0, "systemd", 0],
      [7, 1, "tmux: server"],
      [9, 7, "node", 4711],
      [10, 9, "node", 999, "Z (zombie)"],
    ],
    [9],
  );
  assert.deepEqual(
    [...processes(seen).values()].map(({ pid, user, name }) => [pid, user, name]),
    [
      [1, "root", "systemd"],
      [7, "onepage", "tmux: server"],
      [9, "4711", "node"],
    ],
  );
  assert.equal(listener(seen, 5000)?.pid, 9);
  assert.deepEqual(
    lineage(seen, 9).map(({ pid }) => pid),
    [9, 7, 1],
  );
});

test("workers are counted, however they share the port", () => {
  const master = 5;
  const tree: Parameters<typeof lab>[0] = [
    [1, 0, "systemd", 0],
    [master, 1, "appserver"],
    [6, master, "worker"],
    [7, master, "worker"],
    [8, master, "worker"],
  ];
  const count = (holders: number[]) => workers(lab(tree, holders), 5000).length;
  assert.equal(count([6, 7, 8, master]), 3, "all processes hold the socket");
  assert.equal(count([master]), 3, "only the master holds the socket, and passes the connections on");
  assert.equal(count([6, 7, 8]), 3, "only the workers hold the socket");
  assert.equal(count([]), 0, "nothing listens");
  assert.equal(
    workers(
      lab(
        [
          [1, 0, "systemd", 0],
          [5, 1, "node"],
        ],
        [5],
      ),
      5000,
    ).length,
    1,
    "one process, no master",
  );
});

test("another child process of the master is not a worker", () => {
  const beside: Parameters<typeof lab>[0] = [
    [1, 0, "systemd", 0],
    [5, 1, "appserver"],
    [6, 5, "worker"],
    [7, 5, "worker"],
    [8, 5, "tee"],
  ];
  assert.equal(workers(lab(beside, [5, 6, 7]), 5000).length, 2, "the workers also hold the socket");
  assert.equal(workers(lab(beside, [5]), 5000).length, 2, "only the master holds the socket");
});

test("a stopped worker is not counted", () => {
  const frozen: Parameters<typeof lab>[0] = [
    [1, 0, "systemd", 0],
    [5, 1, "appserver"],
    [6, 5, "worker"],
    [7, 5, "worker", 999, "T (stopped)"],
  ];
  assert.deepEqual(
    workers(lab(frozen, [5, 6, 7]), 5000).map(({ pid }) => pid),
    [6],
  );
});

test("tmux is recognized by the exact names of its processes, not by a prefix", () => {
  for (const name of ["tmux: server", "tmux: client", "tmux"]) assert.ok(isTmux(name), name);
  for (const name of ["tmuxsh", "tmux: serverx", "atmux"]) assert.ok(!isTmux(name), name);
});

test("a socket that systemd opened belongs to its service", () => {
  const opened: Parameters<typeof lab>[0] = [
    [1, 0, "systemd", 0],
    [5, 1, "appserver"],
  ];
  assert.equal(listener(lab(opened, [1, 5]), 5000)?.name, "appserver");
  // Before the service takes the socket, only systemd holds it.
  assert.equal(listener(lab(opened, [1]), 5000)?.name, "systemd");
});

test("workers whose names differ only by a number are counted together", () => {
  const tree: Parameters<typeof lab>[0] = [
    [5, 1, "node"],
    [6, 5, "app worker 1"],
    [7, 5, "app worker 2"],
    [8, 5, "tee"],
  ];
  assert.equal(workers(lab(tree, [5]), 5000).length, 2);
});
