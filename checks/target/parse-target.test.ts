import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parseTarget } from "./parse-target.ts";
import { serverTarget } from "./ssh-target.ts";

const folder = import.meta.dirname;

test("a target is parsed into host, user, port, identity and known_hosts", () => {
  const nothing = { user: undefined, port: undefined, identity: undefined, knownHosts: undefined };
  assert.deepEqual(parseTarget("ssh://example.org"), { ...nothing, host: "example.org" });
  assert.deepEqual(parseTarget("ssh://me@[2001:db8::1]:2222/"), {
    ...nothing,
    user: "me",
    host: "2001:db8::1",
    port: 2222,
  });
  assert.deepEqual(parseTarget("ssh://alias?identity=target.ts&known_hosts=%75ndo.ts", folder), {
    ...nothing,
    host: "alias",
    identity: join(folder, "target.ts"),
    knownHosts: join(folder, "undo.ts"),
  });
});

test("the error for a wrong target names the mistake", () => {
  for (const [text, why] of [
    ["example.org", /not an address of that form/],
    ["http://example.org", /not an address of that form/],
    ["ssh://", /not an address|not a valid host name/],
    ["ssh://host:99999", /not an address of that form/],
    ["ssh://host:0", /the port must be at least 1/],
    ["ssh://me:secret@host", /a password .* is visible/],
    ["ssh://host/path", /a path is not allowed after the port/],
    ["ssh://-oProxyCommand=id", /not a valid host name/],
    ["ssh://a%20b", /not a valid host name|not an address/],
    ["ssh://-l@host", /not a valid user name/],
    ["ssh://me%0Aroot@host", /not a valid user name/],
    ["ssh://me%@host", /%25/],
    ["ssh://host?identity=", /no file/],
    ["ssh://host?identity=no-such-file", /no file '.*no-such-file'/],
    ["ssh://host?identity=~/no-such-file", new RegExp(`no file '${join(homedir(), "no-such-file")}'`)],
    ["ssh://host?identity=%", /%25/],
    ["ssh://host?port=22", /no setting 'port'/],
    ["ssh://host?identity=undo.ts&identity=undo.ts", /identity is given twice/],
    ["ssh://host#x", /%23/],
  ] as const) {
    assert.throws(() => parseTarget(text, folder), { message: why }, text);
    assert.throws(
      () => parseTarget(text, folder),
      { message: /^--target must be ssh:\/\/\[USER@\]HOST/ },
      text,
    );
  }
});

test("the error does not show a password", () => {
  assert.throws(
    () => parseTarget("ssh://me:secret@host"),
    (error: Error) => !error.message.includes("secret"),
  );
});

test("a server has its HTTP addresses, and ssh checks its host key strictly", async () => {
  const server = { user: "me", host: "::1", port: 2222, identity: undefined, knownHosts: undefined };
  const target = await serverTarget(server);
  assert.equal(target.name, "me@[::1]:2222");
  assert.equal(target.site.href, "http://[::1]/");
  assert.equal(target.service.href, "http://[::1]:5000/");
  assert.deepEqual(target.sshAddress, { host: "::1", port: 2222 });
  assert.ok(target.ssh.join(" ").includes("-o StrictHostKeyChecking=yes"));
  assert.equal(target.ssh.at(-1), "::1");
});
