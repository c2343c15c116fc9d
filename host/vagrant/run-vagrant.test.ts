import assert from "node:assert/strict";
import { test } from "node:test";
import { createLineFilter } from "./run-vagrant.ts";

const shown = (...lines: string[]) => lines.flatMap(createLineFilter()).filter((line) => line !== undefined);

test("of Vagrant's output only headings, steps and waits are shown", () => {
  const wait = "Waiting for apt-get (process 712) in the lab, which has the lock of the package manager …";
  assert.deepEqual(
    shown(
      "==> default: Running provisioner: lab (shell)...",
      "==> default: Running trigger...",
      "    default: Running: /tmp/vagrant-shell20261128-1.sh",
      `    default: ${wait}`,
      "    default: 0b-packages  tmux 3.3a (4 s)",
    ),
    ["Running provisioner: lab (shell)...", `  ${wait}`, "  0b-packages  tmux 3.3a (4 s)"],
  );
});

test("after a failed step all further output is shown, but for Vagrant's own way to continue", () => {
  assert.deepEqual(
    shown(
      "    default: 2-site  FAILED after 1 s.",
      "    default: failed: a b",
      `    default: The finished steps stay. Fix the cause, then run "vagrant provision" to continue.`,
    ),
    ["  2-site  FAILED after 1 s.", "  failed: a b"],
  );
});

test("the list of what was set aside is shown whole", () => {
  assert.deepEqual(
    shown(
      "    default: Set aside, because it stood in the way; the command brings it back:",
      "    default:   /etc/nginx/sites-enabled/mine",
      "    default:       sudo cp -aT copy /etc/nginx/sites-enabled/mine",
      "    default: something else",
    ),
    [
      "  Set aside, because it stood in the way; the command brings it back:",
      "    /etc/nginx/sites-enabled/mine",
      "        sudo cp -aT copy /etc/nginx/sites-enabled/mine",
    ],
  );
});

test("of libvirt's lines the settings of the machine are left out", () => {
  assert.deepEqual(
    shown(
      "==> default: Creating domain with the following settings...",
      "==> default:  -- Cpus:              2",
      "==> default:  -- Command line : root=/dev/vda rw",
      "==> default: No version detected for applab/debian-12, using timestamp to watch for modifications. Consider",
      "==> default: generating a local metadata for the box with a version to allow better handling.",
      "==> default: See https://www.vagrantup.com/docs/boxes/format#box-metadata for further details.",
      "==> default: Starting domain.",
    ),
    ["Creating domain with the following settings...", "Starting domain."],
  );
});
