/** What the services get of requests to port 80: a real Nginx in front of a real server, in a test machine. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import { noMachine, type OwnMachine, ownMachine } from "../testing/test-machine.ts";
import type { Lab } from "./model.ts";
import { askedHost, receivedOf, whyNotSeen } from "./parse/received.ts";
import { collectSnapshot } from "./snapshot.ts";

const noNginx =
  spawnSync("nginx", ["-v"]).error || spawnSync("perl", ["-v"]).error
    ? "there is no nginx, or no perl"
    : false;

const site = (folder: string) => `
daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  upstream kept { server 127.0.0.1:5000; keepalive 4; }
  server {
    listen 80; listen [::]:80;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    location = /airbnb-onepage { proxy_pass http://127.0.0.1:5000; proxy_set_header X-Long "${"x".repeat(3000)}"; }
    location /airbnb-onepage/ { proxy_pass http://kept; proxy_http_version 1.1; proxy_set_header Host $host; proxy_set_header Connection ""; }
    location /airbnb-dynamic/ { proxy_pass http://[::1]:5001; }
    location /api/ { proxy_pass http://unix:${folder}/api.sock; }
  }
}
`;

const servers = (folder: string) =>
  `for (const at of [[5000, "127.0.0.1"], [5001, "::1"], ["${folder}/api.sock"]]) require("http").createServer((q, s) => s.end("hello")).listen(...at)`;

suite("the headers that services get", { skip: noMachine || noNginx }, () => {
  let machine: OwnMachine;
  let lab: Lab;
  const look = async () => collectSnapshot(await serverTarget(parseTarget(machine.target)));
  before(async () => {
    machine = await ownMachine();
    const { folder } = machine;
    writeFileSync(join(folder, "nginx.conf"), site(folder));
    // So small that a head with a long header comes in several segments.
    machine.start("ip", "link", "set", "lo", "mtu", "1400");
    machine.start("node", "-e", servers(folder));
    machine.start("nginx", "-c", join(folder, "nginx.conf"));
    assert.ok(await waitUntil(testDeadline, async () => (await look()).answer("sitePage").status === 200));
    lab = await look();
  });
  after(() => machine.stop());

  const of = (request: Parameters<typeof receivedOf>[1]) => receivedOf(lab, request)[0]?.headers;

  test("are seen on a kept connection, on a new one, in several segments, and over IPv6", () => {
    const host = askedHost(lab);
    assert.deepEqual(of("toldPage"), { host, "x-forwarded-for": "203.0.113.7" });
    assert.equal(of("toldPageWithoutSlash")?.host, "127.0.0.1:5000");
    assert.deepEqual(of("toldEven"), { host, "x-forwarded-for": "203.0.113.7, 127.0.0.1" });
  });

  test("are not seen of what goes through a Unix socket, and of what nothing got", () => {
    assert.equal(of("toldStatus"), undefined);
    assert.equal(of("toldRoot"), undefined);
    assert.match(whyNotSeen(lab), /Unix socket/);
  });
});
