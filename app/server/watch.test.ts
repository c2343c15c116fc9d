/** Automatic reloads with --reload. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdirSync, symlinkSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { readCommandLine, type Settings } from "./cli.ts";
import { answering, body, ended, file, folder, module, serving } from "./serving.test-help.ts";
import { watchBeside } from "./watch.ts";

const bound = ["--bind", "127.0.0.1:0", "--reload"];

test("with --reload the server reloads after a change of the module", async () => {
  const path = module(answering("before"));
  await serving([...bound, path], async (url, server) => {
    assert.match(await body(url), /^before/);
    writeFileSync(path, answering("after"));
    await server.says(/\] reloaded/);
    assert.match(await body(url), /^after/);
  });
});

test("with --reload the server reloads after a change below the module's folder, also through a link", async () => {
  const path = module(
    `import { text } from "./parts/text.ts";\nexport const app = (_, response) => response.end(text);\n`,
  );
  const part = join(dirname(path), "parts", "text.ts");
  mkdirSync(dirname(part));
  writeFileSync(part, 'export const text = "before";\n');
  const link = join(folder, "link");
  symlinkSync(dirname(path), link);
  await serving([...bound, join(link, "app.ts")], async (url, server) => {
    writeFileSync(part, 'export const text = "after";\n');
    await server.says(/\] reloaded/);
    assert.equal(await body(url), "after");
  });
});

test("files that the server writes beside the module cause no reload", async (context) => {
  const path = module(answering("mine"));
  const beside = (name: string) => join(dirname(path), name);
  const own = ["error.log", "access.log", "pid", `pid.${process.pid}`, "socket"];
  for (const name of own) writeFileSync(beside(name), "");
  const [errorLog, accessLog, pidFile, , socket] = own.map(beside) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const options = ["--error-logfile", errorLog, "--access-logfile", accessLog, "--pid", pidFile];
  const settings = readCommandLine([...options, "--bind", `unix:${socket}`, path]) as Settings;
  // A change leads to a call after a pause; here the mocked clock decides when the pause ends.
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const changed = context.mock.fn();
  const watcher = watchBeside(settings, (line) => assert.fail(line), changed);
  const seen = new EventEmitter();
  const other = watch(dirname(path), { recursive: true }, (_event, file) => seen.emit(String(file)));
  /** Changes a file, and returns the number of calls after both watchers have seen the change. */
  const callsAfter = async (name: string) => {
    const event = once(seen, name);
    writeFileSync(beside(name), "changed");
    await event;
    await new Promise(setImmediate);
    context.mock.timers.tick(1000);
    return changed.mock.callCount();
  };
  try {
    for (const name of own) assert.equal(await callsAfter(name), 0, name);
    assert.equal(await callsAfter("app.ts"), 1);
    assert.equal(await callsAfter("data.json"), 2);
  } finally {
    other.close();
    watcher?.close();
  }
});

test("a folder that cannot be watched is reported, and so is an error of the module", async () => {
  const { code, said } = await ended([...bound, join(folder, "no-such-folder", "app.ts")]);
  assert.equal(code, 3);
  assert.match(said, /cannot watch .*no-such-folder, changes are not reloaded automatically: Error: ENOENT/);
  assert.match(said, /cannot load/);
});

test("a server that cannot watch any file still serves", {
  skip: spawnSync("unshare", ["-Ur", "true"]).status !== 0 && "limits are set in a user namespace of its own",
}, async () => {
  const limited = join(folder, "limited.sh");
  writeFileSync(
    limited,
    `echo 0 >/proc/sys/user/max_inotify_watches\nexec "${process.execPath}" --import tsx "${file("appserver.ts")}" "$@"\n`,
  );
  await serving(
    [...bound, module(answering("unwatched"))],
    async (url) => {
      assert.match(await body(url), /^unwatched/);
    },
    { command: ["unshare", "-Ur", "sh", limited] },
  );
});
