import assert from "node:assert/strict";
import { test } from "node:test";
import { readArguments } from "./read-arguments.ts";

const options = {
  reboot: { type: "boolean" },
  task: { type: "string", multiple: true },
  output: { type: "string" },
  json: { type: "boolean" },
} as const;

/** What a command gets from npm. */
const read = (args: string[], variables: NodeJS.ProcessEnv = {}) => {
  const { values, positionals } = readArguments(
    { args, options, allowPositionals: true },
    { npm_lifecycle_event: "checks", ...variables },
  );
  return { ...values, positionals };
};

test("an unknown option suggests the nearest one, in one line", () => {
  assert.throws(() => read(["--reboo"]), { message: "unknown option --reboo; did you mean --reboot?" });
  assert.throws(() => read(["--tsk=2"]), { message: "unknown option --tsk; did you mean --task?" });
  assert.throws(() => read(["--jsno"]), { message: "unknown option --jsno; did you mean --json?" });
  assert.throws(() => read(["--xyz"]), { message: "unknown option --xyz" });
  assert.throws(() => read(["-q"]), { message: "unknown option -q" });
  assert.throws(() => readArguments({ args: ["x"], options }, {}), { message: "unexpected argument 'x'" });
});

test("options that npm took are the command's, and no other command reads them again", () => {
  assert.deepEqual(read([], { npm_config_reboot: "true" }), { reboot: true, positionals: [] });
  assert.deepEqual(read([], { npm_config_task: "2" }), { task: ["2"], positionals: [] });
  assert.deepEqual(read([], { npm_config_task: "0\n\n2" }), { task: ["0", "2"], positionals: [] });
  assert.deepEqual(read(["2"], { npm_config_task: "true" }), { task: ["2"], positionals: [] });
  assert.deepEqual(read(["a"], { npm_config_reboot: "true" }), { reboot: true, positionals: ["a"] });
  assert.deepEqual(read([], { npm_config_reboot: "" }), { positionals: [] });
  const env = { npm_lifecycle_event: "checks", npm_config_reboot: "true" };
  readArguments({ args: [], options }, env);
  assert.deepEqual(env, { npm_lifecycle_event: "checks" });
});

test("where it is not certain what was meant, the error says what to type", () => {
  assert.throws(() => read([], { npm_config_task: "true" }), /type: npm run checks -- --task VALUE$/);
  assert.throws(
    () => read(["a", "2"], { npm_config_task: "true", npm_config_output: "true" }),
    /type: npm run checks -- --task VALUE --output VALUE$/,
  );
  assert.throws(
    () => read([], { npm_config_reboot: "3" }),
    /takes no value.*type: npm run checks -- --reboot$/,
  );
  assert.throws(
    () => read([], { npm_config_reboo: "true", npm_lifecycle_event: "start" }),
    /unknown option --reboo; did you mean --reboot\? Type: npm start -- --reboot$/,
  );
});

test("npm's own options of the same name stay npm's", () => {
  assert.deepEqual(read([], { npm_config_json: "true" }), { positionals: [] });
  assert.deepEqual(read(["--json"], { npm_config_json: "true" }), { json: true, positionals: [] });
});

test("outside of npm its variables mean nothing", () => {
  const { values } = readArguments({ args: [], options }, { npm_config_reboot: "true" });
  assert.deepEqual({ ...values }, {});
});
