import assert from "node:assert/strict";
import { test } from "node:test";
import { createLineFilter } from "./run-vagrant.ts";

const shown = (...lines: string[]) => lines.flatMap(createLineFilter()).filter((line) => line !== undefined);

test("of what Vagrant says, headings, steps and waits are told, and not how it works", () => {
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

test("of a step that failed, everything that follows is told", () => {
  assert.deepEqual(shown("    default: 2-site  FAILED after 1 s.", "    default: failed: a b"), [
    "  2-site  FAILED after 1 s.",
    "  failed: a b",
  ]);
});
