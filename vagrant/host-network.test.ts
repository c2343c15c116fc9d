import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const seen = (url: string) => ruby("host_network.rb", "HostNetwork.seen_from_guest(input[:url])", { url });

test("a proxy on the host's loopback gets the address of the host in the guest", hasRuby, () => {
  assert.equal(seen("http://localhost:3128"), "http://10.0.2.2:3128");
  assert.equal(seen("http://127.0.0.1:3128/"), "http://10.0.2.2:3128/");
  assert.equal(seen("http://kim:secret@[::1]:3128"), "http://kim:secret@10.0.2.2:3128");
});

test("any other proxy does not change", hasRuby, () => {
  for (const url of [
    "",
    "http://proxy.example:3128",
    "http://localhost.example:80",
    "http://10.127.0.0.1.example",
  ]) {
    assert.equal(seen(url), url);
  }
});

test("only the certificates of a certificate file are used", hasRuby, () => {
  const folder = mkdtempSync(join(tmpdir(), "authorities-"));
  const certificate = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  try {
    const file = join(folder, "school.pem");
    const text = `# The school's\n${certificate("AAAA")}words between, and \xff\n${certificate("BBBB")}`;
    writeFileSync(file, text.replaceAll("\n", "\r\n"), "latin1");
    const taken = ruby("host_network.rb", "HostNetwork.certificates([input[:file]])", { file });
    assert.equal(`${taken}\n`, certificate("AAAA") + certificate("BBBB"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
