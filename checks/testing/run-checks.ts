/** For tests: runs the checks like a user. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const at = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface Running extends Promise<Ended> {
  child: ChildProcess;
  /** The output so far. */
  stdout: () => string;
}

/** Node's arguments for `npm run checks`. */
export const commandOf = (args: string[], nodeOptions: string[] = []) => [
  "--import",
  "tsx",
  ...nodeOptions,
  `--test-reporter=${at("reporter.ts")}`,
  at("main.ts"),
  ...args,
];

/**
 * Starts `npm run checks` without npm.
 * @param env variables that are added to the environment.
 * @param nodeOptions options of Node itself.
 */
export function runChecks(args: string[], env: NodeJS.ProcessEnv = {}, nodeOptions: string[] = []): Running {
  const started = performance.now();
  // Under node:test a child's tests would print Node's internal format.
  const { NODE_TEST_CONTEXT: _, ...own } = process.env;
  const child = spawn(process.execPath, commandOf(args, nodeOptions), {
    env: { ...own, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data: Buffer) => {
    stdout += data;
  });
  child.stderr.on("data", (data: Buffer) => {
    stderr += data;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once("close", (code) =>
      resolve({ code, stdout, stderr, seconds: (performance.now() - started) / 1000 }),
    ),
  );
  return Object.assign(ended, { child, stdout: () => stdout });
}

/** Asserts exit code 2 and the reason, also in JSON, and that no requirement was judged. */
export function assertBroken({ code, stdout, stderr: said }: Ended, why: RegExp): void {
  // What takes long says so first.
  const stderr = said.replace(/^Looking at .* …\n/, "");
  assert.equal(code, 2, stdout + stderr);
  assert.match(stderr, why);
  assert.match(stderr, /^\S.*\.\n {2}why: \S.*\n {2}fix: \S/);
  const [, named] = /\n(LAB-\d{3}): docs\/troubleshooting\.md#lab-\d{3}\n/.exec(stderr) ?? [];
  const report = JSON.parse(stdout);
  assert.equal(report.error.code, named);
  assert.deepEqual(Object.keys(report), ["version", "error"]);
  assert.ok(stderr.startsWith(report.error.what));
}
