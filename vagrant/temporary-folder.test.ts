import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

/** Makes Vagrant's folder for rsync's ssh with a socket in it, and returns its path and the TMPDIR of the box's build. */
const made = (place: string) => {
  mkdirSync(place, { recursive: true });
  return ruby(
    "temporary_folder.rb",
    `require "tmpdir"; require "socket"
    ENV["TMPDIR"] = input
    TemporaryFolder.suit_ssh
    path = Dir.mktmpdir("vagrant-rsync-")
    UNIXServer.new("#{path}.0123456789abcdef").close
    File.delete("#{path}.0123456789abcdef"); Dir.rmdir(path)
    [path, TemporaryFolder.given["TMPDIR"]]`,
    place,
  ) as [path: string, given: string];
};

test("a temporary folder that ssh can use is kept", hasRuby, () => {
  const place = mkdtempSync("/tmp/short-");
  try {
    const [path, given] = made(place);
    assert.ok(path.startsWith(place), path);
    assert.equal(given, place);
  } finally {
    rmSync(place, { recursive: true });
  }
});

for (const [what, name] of [
  ["whose path is too long for a socket", "long".repeat(25)],
  ["with a space, which Vagrant does not quote for ssh", "a b"],
  ["with a special character of ssh", "100%"],
]) {
  test(`a temporary folder ${what} is replaced, except for the build of a box`, hasRuby, () => {
    const place = join(mkdtempSync("/tmp/t-"), name as string);
    try {
      const result = made(place);
      assert.ok(Array.isArray(result), JSON.stringify(result));
      assert.match(result[0], /^\/tmp\/vagrant-rsync-/);
      assert.equal(result[1], place);
    } finally {
      rmSync(join(place, ".."), { recursive: true });
    }
  });
}
