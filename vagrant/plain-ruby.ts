/** For tests: the parts of vagrant/ that do without Vagrant, run in plain Ruby. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const hasRuby = {
  skip: spawnSync("ruby", ["--version"]).status === 0 ? false : "there is no ruby on the PATH",
};

/**
 * Evaluates an expression.
 * @param file the file beside this one that it needs.
 * @param expression Ruby; the file's own module may be left out, and `input` is what was given, as a Hash with symbols as keys.
 * @returns its value, or `{ error }` with the message of what it raised.
 */
export function ruby(file: string, expression: string, input: unknown = {}): unknown {
  const program = `
    require "json"
    require ARGV[0]
    include defined?(Applab) ? Applab : VagrantPlugins::Embedded
    input = JSON.parse($stdin.read, symbolize_names: true)
    puts JSON.generate([begin; ${expression}; rescue => e; { error: e.message }; end])`;
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { status, stdout, stderr } = spawnSync("ruby", ["-w", "-e", program, path], {
    input: JSON.stringify(input),
    encoding: "utf8",
    // Ruby reads `-e` in the encoding of the locale, and a user may have none.
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "");
  return JSON.parse(stdout)[0];
}
