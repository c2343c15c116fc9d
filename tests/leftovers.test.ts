import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * A run that starts a process in another session, which survives the run, and prints the processes that it found.
 * @param spawned the arguments of spawn, in which `folder` is the run's.
 */
const program = (spawned: string) => `
  import { spawn } from "node:child_process";
  import { beginRun, endLeftovers } from ${JSON.stringify(join(here, "leftovers.ts"))};
  const remove = beginRun();
  const folder = process.env.TMPDIR;
  const child = spawn(${spawned});
  child.unref();
  await new Promise((resolve) => child.once("spawn", resolve));
  console.log(JSON.stringify([folder, child.pid, await endLeftovers()]));
  remove();`;

/** Empty if the process has ended, even if its parent has not yet read the exit code. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

const linux = process.platform === "linux" ? {} : { skip: "only Linux shows the environment of a process" };

const detached = '{ detached: true, stdio: "ignore" }';

for (const [which, spawned] of [
  ["a process in the background", `"sleep", ["1000"], ${detached}`],
  // Nginx, for one, writes its title over its environment.
  [
    "a process without the environment that names the run's folder",
    `"env", ["-i", process.execPath, "-e", "setTimeout(() => {}, 1e6)", folder], ${detached}`,
  ],
] as const) {
  test(`${which} is found, reported and ended, and the folder is removed`, linux, async () => {
    const { stdout } = await execa(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "-e", program(spawned)],
      { cwd: dirname(here) },
    );
    const [folder, pid, told] = JSON.parse(stdout) as [string, number, string[]];
    assert.deepEqual(
      told.map((each) => each.split(" ")[0]),
      [`${pid}`],
    );
    assert.equal(commandOf(pid), "");
    assert.equal(existsSync(folder), false);
  });
}
