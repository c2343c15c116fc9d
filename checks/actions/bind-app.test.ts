/** Finds the app of a running server on this machine, and binds it to another port. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import type { BindResult } from "../collect/model.ts";
import { bindScript, parseBindResult } from "./bind-app.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-app-"));
const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill();
  rmSync(folder, { recursive: true });
});

const page = "(request, response) => response.end('Hello HBNB!')";
const serve = (module: string) => `import { app } from "${module}";\nimport http from "node:http";
http.createServer(app).listen(0, () => console.log("listens"));`;

/** The result for a server of Node that is started with these arguments in the folder. */
const bound = (...words: string[]) => boundBy(process.execPath, ...words);

/** The result for a server that is started so in the folder. */
async function boundBy(runtime: string, ...words: string[]): Promise<BindResult> {
  const server = spawn(runtime, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  started.push(server);
  const [first] = await Promise.race([once(server.stdout, "data"), once(server, "close")]);
  assert.ok(first instanceof Buffer, `${words.join(" ")} does not start: ${first}`);
  const mark = `probes-${randomUUID()}`;
  const bash = spawn("bash", ["-s"], { stdio: ["pipe", "pipe", "ignore"] });
  bash.stdin.end(bindScript(server.pid ?? 0, mark));
  const parts: Buffer[] = [];
  for await (const part of bash.stdout) parts.push(part as Buffer);
  return parseBindResult(Buffer.concat(parts), mark);
}

suite("the app of a server", {
  skip: process.platform === "linux" && process.getuid?.() === 0 ? false : "it needs root, on Linux",
}, () => {
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);

  test("is bound to port 6000 and answers, on whatever address its server listens", async () => {
    file("good.mjs", `export const app = ${page};`);
    file("server.mjs", serve("./good.mjs"));
    assert.deepEqual(await bound("server.mjs", "--bind", "[::]:5000", "good.mjs:app"), {
      module: `${folder}/good.mjs`,
      answer: '200 "Hello HBNB!"',
    });
  });

  test("is found by the name of its file if the process title contains nothing more", async () => {
    mkdirSync(join(folder, "below"));
    file("below/deep.mjs", `export const app = ${page};`);
    file("renamed.mjs", `${serve("./below/deep.mjs")}\nprocess.title = "server deep.mjs";`);
    assert.deepEqual(await bound("renamed.mjs"), {
      module: `${folder}/below/deep.mjs`,
      answer: '200 "Hello HBNB!"',
    });
  });

  test("is found if the command line names its file without the extension", async () => {
    file("short.mjs", `export const app = ${page};`);
    file("starter.mjs", serve("./short.mjs"));
    assert.deepEqual(await bound("starter.mjs", "--workers", "3", "short:app"), {
      module: `${folder}/short.mjs`,
      answer: '200 "Hello HBNB!"',
    });
  });

  test("is imported with the loaders of its server's command line, in both spellings of --import", async () => {
    // No version of Node can run an enum by itself.
    file(
      "enum.ts",
      `enum Word { Hello = "Hello HBNB!" }
import http from "node:http";
export const app: http.RequestListener = (_request, response) => response.end(Word.Hello);
if (process.argv[2]) http.createServer(app).listen(0, () => console.log("listens"));`,
    );
    const tsx = import.meta.resolve("tsx");
    for (const loader of [["--import", tsx], [`--import=${tsx}`]]) {
      assert.deepEqual(await bound(...loader, "enum.ts", "serve"), {
        module: `${folder}/enum.ts`,
        answer: '200 "Hello HBNB!"',
      });
    }
    file("loader.mjs", "globalThis.greeting = 'Hello HBNB!';");
    file("late.mjs", "export const app = (request, response) => response.end(greeting);");
    file("late-server.mjs", serve("./late.mjs"));
    const { answer } = await bound("--import", "./loader.mjs", "late-server.mjs", "late.mjs:app");
    assert.equal(answer, '200 "Hello HBNB!"');
  });

  test("is found in a folder whose name has special characters of a shell or a URL", async () => {
    for (const name of ["a #1", "100%", "50%20off", "it's", "what?", "$HOME;"]) {
      mkdirSync(join(folder, name));
      file(`${name}/odd.mjs`, `export const app = ${page};`);
      file("odd-server.mjs", serve(`./${encodeURIComponent(name)}/odd.mjs`));
      const module = join(folder, name, "odd.mjs");
      assert.deepEqual(await bound("odd-server.mjs", module), { module, answer: '200 "Hello HBNB!"' }, name);
    }
  });

  test("of Python is bound as well: by a name or a call, in a package, whatever the module is called", async () => {
    const wsgi = `
def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello HBNB!"]
`;
    const server = `
import socket, time
socket.socket().listen()
print("listens", flush=True)
time.sleep(60)
`;
    file("waits.py", server);
    file("0-hello.py", wsgi);
    mkdirSync(join(folder, "course"));
    file("course/factory.py", `${wsgi}\nmake = lambda: app\n`);
    const python = (...words: string[]) => boundBy("python3", "waits.py", ...words);
    const answer = '200 "Hello HBNB!"';
    assert.deepEqual(await python("--bind", "0.0.0.0:5000", "0-hello:app"), {
      module: `${folder}/0-hello.py`,
      answer,
    });
    assert.deepEqual(await python("course.factory:make()"), {
      module: `${folder}/course/factory.py`,
      answer,
    });
    assert.equal((await python("0-hello:application")).answer, "it exports no application");
    file("missing.py", "import nothing_like_this");
    assert.match((await python("missing:app")).answer, /^ModuleNotFoundError: /);
  });

  test("is reported as missing if the module exports no app, cannot be imported, or never answers", async () => {
    file(
      "plain.mjs",
      `import http from "node:http";\nhttp.createServer(${page}).listen(0, () => console.log("listens"));`,
    );
    assert.equal((await bound("plain.mjs")).answer, "it exports no app");
    file("broken.mjs", "export const app = (;");
    assert.match((await bound("plain.mjs", "broken.mjs")).answer, /^SyntaxError: /);
    file("silent.mjs", "export const app = () => {};");
    assert.deepEqual(await bound("plain.mjs", "silent.mjs"), {
      module: `${folder}/silent.mjs`,
      answer: "no answer within 10 s",
    });
  });
});
