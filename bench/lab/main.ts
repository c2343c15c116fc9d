/**
 * npm run bench:lab: measures what users of the lab wait for beside a machine on which nothing is installed, and writes
 * ../lab.md. Takes ten minutes a round. `-- --quick` makes one round without the empty cache, and writes nothing;
 * `-- --rounds N` makes N, 3 by default. Both machines are made of the last commit, in a folder that goes away.
 *
 * Exit codes: 0 measured, 2 it could not be.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { readArguments } from "../../core/read-arguments.ts";
import { progress } from "../progress.ts";
import { Caches, type Machine, machine } from "./machines.ts";
import { type Measured, report, table } from "./report.ts";
import { type Row, rows } from "./rows.ts";

const { quick, rounds } = commandLine();
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const machines: Machine[] = [];
let interrupted = 0;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // The command that is under way is ended by the same signal, or fails soon: what follows is the end below.
  process.on(signal, () => {
    interrupted = 128 + constants.signals[signal];
  });
}

try {
  await bench();
} catch (error) {
  if (interrupted === 0) console.error(`\n${(error as Error).message}`);
  process.exitCode = interrupted || 2;
} finally {
  for (const each of machines) await each.remove().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const [load = 0] = loadavg();
  const caches = new Caches(folder);
  const lab = await machine(join(folder, "lab"), caches);
  const bare = await machine(join(folder, "bare"), caches);
  machines.push(lab, bare);
  const measured: Measured = { lab: new Map(), bare: new Map() };
  for (let round = 1; round <= rounds; round++) {
    // One after the other: both at once would share the processors.
    for (const [name, on] of [
      ["bare", bare],
      ["lab", lab],
    ] as const) {
      for (const row of rows) {
        const work = row[name];
        if (work === undefined || (quick && row.long)) continue;
        progress(`round ${round} of ${rounds}, ${name}: ${row.name}`);
        const seconds = await take(row, work, on, caches);
        measured[name].set(row.name, [...(measured[name].get(row.name) ?? []), seconds]);
      }
    }
  }
  progress("");
  console.log(table(measured));
  const { stdout: vagrant } = await execa("vagrant", ["--version"]);
  if (!quick)
    writeFileSync(new URL("../lab.md", import.meta.url), report(measured, rounds, { load, vagrant }));
}

async function take(row: Row, work: Row["lab"], on: Machine, caches: Caches): Promise<number> {
  if (interrupted > 0) throw new Error("interrupted");
  await row.before?.(on, caches);
  return work(on);
}

function commandLine(): { quick: boolean; rounds: number } {
  try {
    const { values } = readArguments({
      options: { quick: { type: "boolean", default: false }, rounds: { type: "string", default: "3" } },
    });
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new Error(`--rounds is a whole number from 1 on, not '${values.rounds}'`);
    return { quick: values.quick, rounds: values.quick ? 1 : rounds };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
