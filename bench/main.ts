/**
 * npm run bench: measures us and our peers side by side, and writes results.md and results.svg beside this file.
 * `npm run bench -- --quick` takes a minute and writes nothing.
 *
 * Exit codes: 0 all targets are met, 1 some are not, 2 it could not be measured.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "../core/read-arguments.ts";
import { chart } from "./chart.ts";
import { figures, type Turns } from "./figures.ts";
import { once, turn } from "./measure/turn.ts";
import { peers } from "./peers/all.ts";
import { full, quick } from "./plan.ts";
import { prepare } from "./prepare.ts";
import { progress } from "./progress.ts";
import { report } from "./report.ts";
import { endAll } from "./running.ts";
import { table } from "./table.ts";
import { targets } from "./targets.ts";
import { versions } from "./versions.ts";

const brief = isBrief(process.argv.slice(2));
const plan = brief ? quick : full;
const folder = mkdtempSync(join(tmpdir(), "bench-"));
let leaving: Promise<never> | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // Not once(): with no listener left execa would end this process by the same signal, at once.
  process.on(signal, () => leave(128 + constants.signals[signal]));
}

try {
  await leave(await bench());
} catch (error) {
  if (leaving === undefined) console.error(`\n${(error as Error).message}`);
  await leave(2);
}

async function bench(): Promise<number> {
  const ground = { folder, ...(await prepare(folder)) };
  // Compiled Python, compiled TypeScript, files in memory: everybody starts warm.
  for (const peer of peers) {
    progress(`getting ready: ${peer.name}`);
    await once(peer, ground);
  }
  const turns: Turns = new Map(peers.map(({ name }) => [name, []]));
  for (let round = 1; round <= plan.rounds; round++) {
    for (const peer of peers) {
      progress(`round ${round} of ${plan.rounds}: ${peer.name}`);
      turns.get(peer.name)?.push(await turn(peer, plan, ground));
    }
  }
  progress("");
  const all = peers.map((peer) => figures(peer, turns));
  const reached = targets(turns);
  console.log(`${table(all)}\n`);
  for (const { what, found, met } of reached)
    console.log(`${met ? "met    " : "NOT MET"}  ${what}: ${found}`);
  for (const [name, own] of turns) {
    const failed = own.reduce((sum, turn) => sum + turn.failed, 0);
    if (failed > 0) console.log(`\n${name}: ${failed} requests failed while nothing was reloaded`);
  }
  if (!brief) {
    const file = (name: string) => new URL(name, import.meta.url);
    writeFileSync(file("results.md"), report(all, reached, plan, await versions(ground.node)));
    writeFileSync(file("results.svg"), chart(all));
  }
  return reached.every(({ met }) => met) ? 0 : 1;
}

function isBrief(args: string[]): boolean {
  try {
    return readArguments({ args, options: { quick: { type: "boolean", default: false } } }).values.quick;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

/** The first call decides: what fails because everything is being ended is no failure. */
function leave(exitCode: number): Promise<never> {
  leaving ??= endAll().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(exitCode);
  });
  return leaving;
}
