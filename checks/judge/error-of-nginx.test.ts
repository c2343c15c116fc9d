import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../testing/lab-with.ts";
import { ranOut, withErrorOfNginx } from "./error-of-nginx.ts";

const at = "error 2026/11/23 10:00:00";
const from = 'client: 127.0.0.1, server: _, request: "GET /a HTTP/1.1"';
const foundWith = (found: string, ...logs: string[]) =>
  withErrorOfNginx({ holds: false, expected: "200", found }, "proxied", labWith({ logs: logs.join("\n") }))
    .found;

test("an error that Nginx made is told with the last line of its error log", () => {
  const limited = `limiting requests, excess: 3.2 by zone "z", ${from}, host: "127.0.0.1"`;
  assert.equal(
    foundWith("503 by Nginx itself", `${at} [error] 7#7: *5 ${limited}`),
    `503 by Nginx itself; Nginx's error log: "limiting requests, excess: 3.2 by zone "z""`,
  );
  const refused = `connect() failed (111: Connection refused) while connecting to upstream, ${from}, upstream: "http://127.0.0.1:5009/a", host: "127.0.0.1"`;
  assert.equal(
    foundWith('502 by Nginx: "502 Bad Gateway"', `${at} [error] 7#7: *5 ${refused}`),
    `502 by Nginx: "502 Bad Gateway"; Nginx's error log: "connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://127.0.0.1:5009/a""`,
  );
  const broken = "broken header while reading PROXY protocol, client: 127.0.0.1, server: 0.0.0.0:80";
  assert.match(
    foundWith("no answer: the connection was closed without an answer", `${at} [error] 7#7: *5 ${broken}`),
    /PROXY protocol"$/,
  );
  assert.match(
    foundWith("500 by Nginx itself", `${at} [alert] 7#7: 8 worker_connections are not enough`),
    /not enough"$/,
  );
});

test("a file that does not exist, a notice, and what Nginx did not answer have nothing to do with it", () => {
  const gone = `${at} [error] 7#7: *5 open() "/nonexistent/x" failed (2: No such file or directory), ${from}`;
  const notice = `${at} [notice] 7#7: signal process started`;
  assert.equal(foundWith("503 by Nginx itself", gone, notice), "503 by Nginx itself");
  const other = `${at} [error] 7#7: *5 access forbidden by rule, ${from}`;
  for (const found of [
    '404 "Cannot GET /a"',
    '502 by Nginx: "Nginx is up; nothing listens on 127.0.0.1:5009"',
  ])
    assert.equal(foundWith(found, other), found);
});

test("Nginx has run out of connections, files or ports if its error log says so, but not if it reused a connection", () => {
  const judge = (line: string) => ranOut(labWith({ logs: `${at} ${line}` }));
  for (const line of [
    "[alert] 7#7: 8 worker_connections are not enough",
    "[alert] 7#7: *5 socket() failed (24: Too many open files) while connecting to upstream, client: ::1",
    "[crit] 7#7: accept4() failed (24: Too many open files)",
    "[crit] 7#7: *5 connect() to 127.0.0.1:5000 failed (99: Cannot assign requested address) while connecting to upstream",
  ]) {
    assert.equal(judge(line)?.holds, false, line);
    assert.match(judge(line)?.found ?? "", /not enough|\(\d\d: /);
  }
  for (const line of [
    "[warn] 7#7: 8 worker_connections are not enough, reusing connections",
    "[error] 7#7: *5 connect() failed (111: Connection refused) while connecting to upstream",
  ])
    assert.equal(judge(line), undefined, line);
});
