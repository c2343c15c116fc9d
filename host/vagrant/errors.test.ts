import assert from "node:assert/strict";
import { test } from "node:test";
import { failureOf } from "./errors.ts";

const inLab = (text: string) => text.split("\n").map((line) => `    default: ${line}`);

test("a failed step is reported with its own message and its code", () => {
  const lines = inLab(`0b-packages  FAILED after 4 s. The end of /var/log/applab-provision.log:

  E: Unable to locate package tmux
  error: these packages cannot be installed: tmux
  fix:   the lines above say why
  LAB-302

The finished steps stay. Fix the cause, then run "vagrant provision" to continue.
LAB-302: docs/troubleshooting.md#lab-302
Full log, in the lab: /var/log/applab-provision.log`);
  lines.push(
    "The SSH command responded with a non-zero exit status. Vagrant",
    "assumes that this means the command failed.",
  );
  assert.deepEqual(failureOf("vagrant up", lines, "npm start"), {
    code: "LAB-302",
    what: "'vagrant up' failed.",
    why: "these packages cannot be installed: tmux",
    fix: "the lines above say why; then run 'npm start' again",
  });
});

test("an unexpected failure of a command in a step is reported with its line", () => {
  const lines = inLab("  failed: 2-site.sh line 20: ln -sfn a b\nLAB-390: docs/troubleshooting.md#lab-390");
  const { code, why, fix } = failureOf("vagrant provision", lines, "npm run solve -- 3");
  assert.deepEqual([code, why], ["LAB-390", "2-site.sh line 20: ln -sfn a b"]);
  assert.match(fix, /; then run 'npm run solve -- 3' again$/);
});

test("the first paragraph of a provider's error is the reason, the last is the fix", () => {
  const lines = [
    "==> default: Waiting for machine to boot. This may take a few minutes...",
    "The guest did not come up: Kernel panic - not syncing.",
    "",
    "The last lines of its console:",
    "",
    "[ 1.0] Kernel panic",
    "",
    "The machine is switched off now. `vagrant up` tries again, `vagrant destroy` removes it.",
    "LAB-222: docs/troubleshooting.md#lab-222",
    "All that the machine said: /home/kim/applab/.vagrant/machines/default/embedded/serial.log",
  ];
  assert.deepEqual(failureOf("vagrant up", lines, "npm start"), {
    code: "LAB-222",
    what: "'vagrant up' failed.",
    why: "The guest did not come up: Kernel panic - not syncing.",
    fix: "The machine is switched off now. `vagrant up` tries again, `vagrant destroy` removes it; then run 'npm start' again",
  });
});

test("a box that cannot be built is reported with the first error of the failed step", () => {
  const { code, why, fix } = failureOf(
    "vagrant up",
    [
      "==> default: Running triggers before up ...",
      "box: debian-12: packages from http://127.0.0.1:9",
      "box: this failed: mmdebstrap --mode=root",
      "box: the last lines of /home/kim/.cache/applab/boxes/a.log:",
      "E: Failed to fetch http://127.0.0.1:9/dists/bookworm/InRelease  Could not connect",
      "E: mmdebstrap failed to run",
      "box: Is the package archive reachable from here? A public box instead: LAB_BOX.",
      "The box could not be built; the reason is above.",
      "LAB-101: docs/troubleshooting.md#lab-101",
    ],
    "npm start",
  );
  assert.equal(code, "LAB-101");
  assert.match(why, /^E: Failed to fetch .* Could not connect$/);
  assert.match(fix, /^Is the package archive reachable from here\? .*LAB_BOX; then run 'npm start' again$/);
});

test("an error of Vagrant itself is recognized by its text, with any line breaks", () => {
  const lines = ["Timed out while waiting for the", "machine to boot. This means that"];
  assert.equal(failureOf("vagrant up", lines, "npm start").code, "LAB-294");
});

test("if rsync fails, its whole output is the reason", () => {
  const message = (...said: string[]) => [
    "==> default: Rsyncing folder: /home/kim/it's/ => /vagrant",
    "There was an error when attempting to rsync a synced folder.",
    "Please inspect the error message below for more info.",
    "",
    "Host path: /home/kim/it's/",
    "Guest path: /vagrant",
    'Command: "rsync" "--verbose" "-e" "ssh -p 2222 -o LogLevel=FATAL"',
    ...said,
  ];
  const why = (...said: string[]) => failureOf("vagrant up", message(...said), "npm start").why;
  assert.equal(
    why(
      "Error: Missing trailing-' in remote-shell command.",
      "rsync error: syntax or usage error (code 1) at main.c(438) [sender=3.2.7]",
    ),
    "rsync cannot copy the project into the lab: Missing trailing-' in remote-shell command.; " +
      "rsync error: syntax or usage error (code 1) at main.c(438) [sender=3.2.7]",
  );
  assert.equal(why("Error: "), "rsync cannot copy the project into the lab");
  const { code, fix } = failureOf("vagrant up", message("Error: a"), "npm start");
  assert.equal(code, "LAB-295");
  assert.doesNotMatch(fix, /disk/);
});

test("the reason is that no port is left, not the requested port", () => {
  const lines = [
    "==> default: Clearing any previously set forwarded ports...",
    "Vagrant found a port collision for the specified port and virtual machine.",
    "While this port was marked to be auto-corrected, the ports in the",
    "auto-correction range are all also used.",
    "",
    "VM: default",
    "Forwarded port: 22 => 2222",
  ];
  const { code, why } = failureOf("vagrant up", lines, "npm start");
  assert.equal(code, "LAB-296");
  assert.match(why, /2200 to 2250, are taken/);
});

test("an unknown error has a code, and its first paragraph is the reason", () => {
  const lines = ["==> default: Importing base box", "Something new", "happened.", "", "Box: a", ""];
  const { code, why } = failureOf("vagrant up", lines, "npm start");
  assert.deepEqual([code, why], ["LAB-290", "Something new happened."]);
  assert.equal(failureOf("vagrant up", ["==> default: Halting"], "npm start").why, "==> default: Halting");
  assert.equal(failureOf("vagrant up", [], "npm start").why, "Vagrant printed nothing");
});
