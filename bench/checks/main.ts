/**
 * npm run bench:checks: measures our checks and their peers side by side, over ssh, and writes ../checks.md.
 * `-- --target ssh://…` measures another machine than the lab of this folder, which must be as green as that; `--quick`
 * makes one round and writes nothing.
 *
 * Exit codes: 0 all targets are met, 1 some are not, 2 it could not be measured.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseTarget } from "../../checks/target/parse-target.ts";
import type { Server } from "../../checks/target/target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { installPackages } from "../prepare.ts";
import { progress } from "../progress.ts";
import { findPlace, type Place } from "./place.ts";
import { report, table } from "./report.ts";
import { run } from "./run.ts";
import { runners } from "./runners.ts";
import { type Runs, targets } from "./targets.ts";
import { needed, versions } from "./versions.ts";

const { quick, server } = commandLine();
const rounds = quick ? 1 : 5;
const folder = mkdtempSync(join(tmpdir(), "bench-"));
process.on("exit", () => {
  // A connection that is kept would outlive the folder of its socket.
  spawnSync("ssh", ["-F", join(folder, "ssh-config-kept"), "-O", "exit", "lab"], { timeout: 10_000 });
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  if (error instanceof LabUnreachable) console.error(`  why: ${error.why}\n  fix: ${error.fix}`);
  process.exitCode = 2;
}

async function bench(): Promise<number> {
  const [load = 0] = loadavg();
  await installPackages(needed);
  const place = await findPlace(folder, server);
  // A copy: what Python and Ruby leave behind beside their tests does not belong into the project.
  cpSync(new URL("peers", import.meta.url), join(folder, "peers"), { recursive: true });
  const runs = await measure(place);
  const reached = targets(runs);
  console.log(`${table(runs)}\n`);
  for (const { what, found, met } of reached)
    console.log(`${met ? "met    " : "NOT MET"}  ${what}: ${found}`);
  if (!quick)
    writeFileSync(
      new URL("../checks.md", import.meta.url),
      report(runs, reached, { rounds, versions: await versions(), server: server !== undefined, load }),
    );
  return reached.every(({ met }) => met) ? 0 : 1;
}

async function measure(place: Place): Promise<Runs> {
  const runs: Runs = new Map(runners.map(({ name }) => [name, []]));
  // Round 0 is not kept: everybody has compiled what he compiles, and whatever is wrong shows before it takes long.
  for (let round = 0; round <= rounds; round++) {
    for (const runner of runners) {
      progress(`${round === 0 ? "getting ready" : `round ${round} of ${rounds}`}: ${runner.name}`);
      const done = await run(runner, place);
      if (round > 0) runs.get(runner.name)?.push(done);
    }
  }
  progress("");
  return runs;
}

function commandLine(): { quick: boolean; server: Server | undefined } {
  try {
    const { values } = readArguments({
      options: { quick: { type: "boolean", default: false }, target: { type: "string" } },
    });
    return {
      quick: values.quick,
      server: values.target === undefined ? undefined : parseTarget(values.target),
    };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
