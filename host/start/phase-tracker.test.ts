import assert from "node:assert/strict";
import { test } from "node:test";
import { PhaseTracker } from "./phase-tracker.ts";

const steps = ["0a-trust", "0b-packages", "0e-development", "1-onepage"];

/** The output of Vagrant and provisioning, with the second of each line. */
const start: [second: number, line: string][] = [
  [3, "box: debian-12: packages from the signed archive"],
  [40, "box: disk image"],
  [46, "box: applab/debian-12-amd64-ba7cf486488b is ready: /home/kim/.cache/applab/boxes/a.box"],
  [48, "Waiting for machine to boot. This may take a few minutes..."],
  [56, "Machine booted and ready!"],
  [59, "Rsyncing folder: /home/kim/applab/ => /vagrant"],
  [66, "Running provisioner: lab (shell)..."],
  [69, "0a-trust     2 extra certificate authorities, without a proxy (1 s)"],
  [114, "0b-packages  nginx 1.22.1, tmux 3.3a (44 s)"],
];

test("the duration of a phase or a step is the time between its first and its last line", () => {
  const progress = new PhaseTracker(steps, {}, 1);
  const passed = start.flatMap(([second, line]) => progress.line(line, second) ?? []);
  assert.deepEqual(passed, [
    { name: "box", seconds: 45 },
    { name: "boot", seconds: 8 },
    { name: "copy", seconds: 10 },
    { name: "0a-trust", seconds: 3 },
    { name: "0b-packages", seconds: 45 },
  ]);
  assert.deepEqual(progress.done, Object.fromEntries(passed.map(({ name, seconds }) => [name, seconds])));
});

test("the running phase is shown with its typical duration", () => {
  const progress = new PhaseTracker(steps, { box: 45, boot: 9.6, "0b-packages": 44, "1-onepage": 11 }, 1);
  const seen: string[] = [];
  for (const [second, line] of start) {
    progress.line(line, second);
    seen.push(progress.status(second + 2));
  }
  assert.deepEqual(seen, [
    "box, 4 s of typically 45 s",
    "box, 41 s of typically 45 s",
    "vagrant, 2 s",
    "boot, 2 s of typically 10 s",
    "copy, 2 s",
    "copy, 5 s",
    // Only a step of an earlier start has a typical duration.
    "0b-packages, 2 s of typically 44 s",
    "0b-packages, 2 s of typically 44 s",
    "1-onepage, 2 s of typically 11 s",
  ]);
});

test("a failed step does not count as done", () => {
  const progress = new PhaseTracker(steps, {}, 0);
  assert.equal(
    progress.line("0b-packages  FAILED after 4 s. The end of /var/log/applab-provision.log:", 4),
    undefined,
  );
  assert.deepEqual(progress.done, {});
});
