import assert from "node:assert/strict";
import { test } from "node:test";
import { refused, works } from "../tests/folders.ts";
import { hasRuby, ruby } from "./plain-ruby.ts";

const wrong = (name: string) => ruby("folder.rb", "Folder.check(input)", `/home/kim/${name}/applab`);

test("a folder is refused by the character with which a lab could not be made in it", hasRuby, () => {
  for (const name of works) assert.equal(wrong(name), null, name);
  for (const name of refused) {
    const { error } = wrong(name) as { error: string };
    assert.match(
      error,
      /the path of this folder contains [\s\S]*\nLAB-005: docs\/troubleshooting\.md#lab-005$/,
      name,
    );
  }
});
