import { availableParallelism } from "node:os";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { versionOf } from "../core/tool-version.ts";
import { project } from "./checkout.ts";
import { inFewLines } from "./failures.ts";
import { endLeftovers } from "./leftovers.ts";
import type { Suite } from "./suites.ts";

export interface Result {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** The failures, in a few lines each. */
  failures: string[];
  tests: { suite: string; name: string; seconds: number }[];
}

/** Runs a suite, and prints the result of each test on standard output. */
export async function runSuite(name: string, suite: Suite, signal: AbortSignal): Promise<Result> {
  console.log(`\n${name}`);
  const result: Result = { name, passed: 0, failed: 0, skipped: 0, seconds: 0, failures: [], tests: [] };
  for (const program of suite.needs) {
    if ((await versionOf(program, "-v")) !== undefined) continue;
    console.log(`  skipped: there is no ${program} on the PATH`);
    return { ...result, skipped: 1 };
  }
  const started = performance.now();
  const stream = run({
    files: suite.files.map((file) => join(project, file)),
    // Twice as many as there are processors: much of a test is waiting.
    concurrency: suite.oneByOne ? 1 : 2 * availableParallelism(),
    signal,
  });
  stream.on("test:fail", (event) => {
    result.failed += 1;
    const text = inFewLines(event);
    if (text !== undefined) result.failures.push(`\n${name}: ${text}`);
  });
  stream.on("test:pass", ({ skip, name: test, details }) => {
    result[skip === undefined ? "passed" : "skipped"] += 1;
    if (details.type !== "suite")
      result.tests.push({ suite: name, name: test, seconds: details.duration_ms / 1000 });
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve) => report.on("end", resolve));
  const left = await endLeftovers();
  if (left.length > 0) {
    result.failed += 1;
    result.failures.push(`\n${name}: left processes, which are ended now:\n  ${left.join("\n  ")}`);
  }
  result.seconds = (performance.now() - started) / 1000;
  return result;
}
