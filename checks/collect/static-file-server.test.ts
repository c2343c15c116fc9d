/** The server of the file that a page links to, with a real Nginx and a real Gunicorn. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { freePort } from "../testing/test-sshd.ts";
import { httpGet } from "./http.ts";
import { assetOf, servedByNginx } from "./static-file.ts";

const gunicorn = "/usr/bin/gunicorn";
const missing = [
  ["nginx", "-v"],
  [gunicorn, "--version"],
  ["/usr/bin/python3", "-c", "import flask"],
].find(([program = "", ...words]) => spawnSync(program, words).status !== 0);

suite("Nginx serves a file", { skip: missing ? `there is no ${missing.join(" ")}` : false }, () => {
  const folder = mkdtempSync(join(tmpdir(), "applab-asset-"));
  const ends: (() => Promise<unknown>)[] = [];
  let flask: number;

  async function start(port: number, program: string, ...words: string[]): Promise<void> {
    const child = spawn(program, words, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said += data;
    });
    const ended = once(child, "close");
    ends.push(() => {
      child.kill();
      return ended;
    });
    const url = new URL(`http://127.0.0.1:${port}/`);
    const answers = () => httpGet(url).then(Boolean, () => false);
    assert.ok(await waitUntil(testDeadline, answers), `${program} does not answer: ${said}`);
  }

  /** Nginx on its own port. */
  async function nginx(name: string, locations: string): Promise<URL> {
    const port = await freePort();
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (each) => `${each}_temp_path ${folder}/${name};`,
    );
    writeFileSync(
      join(folder, `${name}.conf`),
      `daemon off; pid ${folder}/${name}.pid; error_log stderr; events {}
http { access_log off; types { text/css css; text/html html; } ${temporary.join(" ")}
server { listen 127.0.0.1:${port}; root ${folder}; ${locations} } }`,
    );
    await start(port, "nginx", "-e", "stderr", "-p", folder, "-c", `${name}.conf`);
    return new URL(`http://127.0.0.1:${port}`);
  }

  before(async () => {
    // Nginx's workers run as another user.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, "static"));
    writeFileSync(join(folder, "static", "style.css"), "body { color: red }");
    writeFileSync(
      join(folder, "shop.py"),
      `from flask import Flask
app = Flask(__name__)
@app.get("/")
def first(): return '<link rel="stylesheet" href="/static/style.css">'
`,
    );
    flask = await freePort();
    await start(flask, gunicorn, "--bind", `127.0.0.1:${flask}`, "shop:app");
  });
  after(async () => {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true });
  });

  const isServed = async (site: URL) => {
    const asset = await assetOf(site);
    assert.equal(asset.answer.status, 200, JSON.stringify(asset));
    return servedByNginx(asset);
  };
  const proxied = () => `location / { proxy_pass http://127.0.0.1:${flask}; }`;

  test("if Nginx reads the file itself, with any headers", async () => {
    for (const [name, location] of Object.entries({
      plain: "",
      limited: "limit_except GET { deny all; }",
      untagged: "etag off;",
      compressed: "gzip on; gzip_min_length 1; gzip_types text/css;",
      kept: "expires 1h; add_header X-Lab 1;",
    })) {
      const site = await nginx(name, `${proxied()} location /static/ { ${location} }`);
      assert.equal(await isServed(site), true, name);
    }
  });

  test("a location without its slash lets files out of the folder, one with both slashes does not", async () => {
    const alias = (location: string) =>
      nginx(`alias${location.length}`, `${proxied()} location ${location} { alias ${folder}/static/; }`);
    assert.deepEqual((await assetOf(await alias("/static/"))).escapes, []);
    assert.deepEqual((await assetOf(await alias("/static"))).escapes, [
      "/static../static/style.css",
      "/static..%2fstatic/style.css",
    ]);
  });

  test("but not if an application serves it, alone or behind Nginx", async () => {
    assert.equal(await isServed(new URL(`http://127.0.0.1:${flask}`)), false);
    assert.equal(await isServed(await nginx("proxy", proxied())), false);
    const limited = proxied().replace("}", "limit_except GET { deny all; } }");
    assert.equal(await isServed(await nginx("strict", limited)), false);
  });
});
