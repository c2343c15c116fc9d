/** The site file in a real Nginx on loopback, before the real application server and before one that echoes. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { project } from "./checkout.ts";

const folder = mkdtempSync(join(tmpdir(), "site-"));
let sitePort: number;
let servicePort: number;
let nginx: ChildProcess;

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Reply {
  status: number | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

async function ask(path: string, { port = sitePort, host = "127.0.0.1", headers = {} } = {}): Promise<Reply> {
  const asked = request({ host, port, path, headers, agent: false }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, body };
}

/** Asks again until somebody answers, for ten seconds. */
async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await ask("/", { port }).then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(50);
  }
  throw new Error(`nobody answers on port ${port}`);
}

/** Runs the real application server on the service's port while `use` lasts. */
async function withApp(use: () => Promise<void>): Promise<void> {
  const args = [
    "--import",
    "tsx",
    "app/appserver.ts",
    "--bind",
    `127.0.0.1:${servicePort}`,
    "app/onepage.ts",
  ];
  const app = spawn(process.execPath, args, { cwd: project, stdio: "ignore" });
  try {
    await answers(servicePort);
    await use();
  } finally {
    app.kill();
    await once(app, "exit");
  }
}

/** Runs a server on the service's port that remembers what it was asked, and on how many connections. */
async function withEcho(use: (seen: { requests: IncomingMessage[]; connections: number }) => Promise<void>) {
  const seen = { requests: [] as IncomingMessage[], connections: 0 };
  const server: Server = createServer((asked, response) => {
    seen.requests.push(asked);
    response.end("echo");
  });
  server.on("connection", () => {
    seen.connections += 1;
  });
  server.listen(servicePort, "127.0.0.1");
  await once(server, "listening");
  try {
    await use(seen);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

before(async () => {
  sitePort = await freePort();
  servicePort = await freePort();
  const site = readFileSync(join(project, "nginx", "applab.conf"), "utf8")
    .replace("listen 80 default_server", `listen 127.0.0.1:${sitePort} default_server`)
    .replace("listen [::]:80 default_server", `listen [::1]:${sitePort} default_server`)
    .replace("127.0.0.1:5000", `127.0.0.1:${servicePort}`);
  writeFileSync(join(folder, "applab.conf"), site);
  const configuration = `
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      include ${folder}/applab.conf;
    }`;
  writeFileSync(join(folder, "nginx.conf"), configuration);
  nginx = spawn("nginx", ["-p", folder, "-e", join(folder, "error.log"), "-c", join(folder, "nginx.conf")]);
  await Promise.race([
    answers(sitePort),
    once(nginx, "exit").then(() => {
      throw new Error(`Nginx ended:\n${readFileSync(join(folder, "error.log"), "utf8")}`);
    }),
  ]);
});

after(async () => {
  nginx.kill();
  await once(nginx, "exit");
  rmSync(folder, { recursive: true });
});

test("the page through Nginx equals the page of the application server, with both spellings of its path", async () => {
  await withApp(async () => {
    for (const path of ["/airbnb-onepage", "/airbnb-onepage/"]) {
      const direct = await ask(path, { port: servicePort });
      const proxied = await ask(path);
      assert.equal(direct.status, 200);
      assert.equal(proxied.status, 200);
      assert.equal(proxied.body, direct.body);
      assert.equal(proxied.headers.etag, direct.headers.etag);
    }
  });
});

test("the site answers over IPv6", async () => {
  await withApp(async () => {
    assert.equal((await ask("/airbnb-onepage/", { host: "::1" })).body, "Hello HBNB!");
  });
});

test("any other path is 404, and no header or page tells Nginx's version", async () => {
  const { status, headers, body } = await ask("/");
  assert.equal(status, 404);
  assert.equal(headers.server, "nginx");
  assert.doesNotMatch(body, /nginx\/\d/);
});

test("the application hears the name that was asked for, the real client's address and the protocol", async () => {
  await withEcho(async ({ requests }) => {
    await ask("/airbnb-onepage/?a=1", {
      headers: { host: "lab.example:8080", "x-forwarded-for": "6.6.6.6", "x-real-ip": "6.6.6.6" },
    });
    const [asked] = requests;
    assert.equal(asked?.url, "/airbnb-onepage/?a=1");
    assert.equal(asked?.headers.host, "lab.example:8080");
    assert.equal(asked?.headers["x-real-ip"], "127.0.0.1");
    // What the client claims stays in front; the address that Nginx saw is the last.
    assert.equal(asked?.headers["x-forwarded-for"], "6.6.6.6, 127.0.0.1");
    assert.equal(asked?.headers["x-forwarded-proto"], "http");
  });
});

test("requests on different connections to Nginx share one connection to the application", async () => {
  await withEcho(async (seen) => {
    for (let count = 0; count < 5; count++) await ask("/airbnb-onepage/");
    assert.equal(seen.requests.length, 5);
    assert.equal(seen.connections, 1);
    assert.equal(seen.requests[0]?.httpVersion, "1.1");
    assert.equal(seen.requests[0]?.headers.connection, undefined);
  });
});

test("without an application server the answer is 502, and with one again 200", async () => {
  assert.equal((await ask("/airbnb-onepage/")).status, 502);
  await withApp(async () => {
    assert.equal((await ask("/airbnb-onepage/")).status, 200);
  });
});
