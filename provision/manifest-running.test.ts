/** The part of the manifest that tells what runs and is not what is on disk, with processes and files of this host. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

const part = fileURLToPath(new URL("manifest/4a-running.sh", import.meta.url));

/** The facts for a process of nginx.service, and the paths that `find` would print. */
function stale(pid: number | undefined, state: string, ...found: string[]): string {
  return execaSync(
    "bash",
    ["-c", `source '${part}'; declare -A unit_of=([${pid}]=nginx.service); ${found.join("; ")}; stale`],
    {
      env: { LAB_STATE: state },
    },
  ).stdout;
}

test("a file that changed after its program was started is told, and one that changed before is not", (context) => {
  const state = mkdtempSync(join(tmpdir(), "running-"));
  const program = spawn("sleep", ["60"]);
  context.after(() => {
    program.kill();
    rmSync(state, { recursive: true });
  });
  writeFileSync(join(state, "manifest"), "");
  writeFileSync(join(state, "manifest.made"), "of v1 1");
  utimesSync(join(state, "manifest.made"), 1, 1);
  const at = (seconds: number) =>
    `find() { printf '%s.0000000000\\t/etc/nginx/x.conf\\n' $((EPOCHSECONDS ${seconds < 0 ? seconds : `+${seconds}`})); }`;
  assert.equal(stale(program.pid, state, at(5)), "loaded\tnginx.service\tolder than /etc/nginx/x.conf");
  assert.equal(stale(program.pid, state, at(-3600)), "");
});
