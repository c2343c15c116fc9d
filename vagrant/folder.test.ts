import assert from "node:assert/strict";
import { test } from "node:test";
import { refused, works } from "../tests/folders.ts";
import { hasRuby, ruby } from "./plain-ruby.ts";

const wrong = (name: string) => ruby("folder.rb", "Folder.check(input)", `/home/kim/${name}/applab`);

test(
  "a folder is rejected, and the error names the character that ssh, rsync or Node cannot handle",
  hasRuby,
  () => {
    for (const name of works) assert.equal(wrong(name), null, name);
    for (const name of refused) {
      const { error } = wrong(name) as { error: string };
      assert.match(
        error,
        /the path of this folder contains [\s\S]*\nLAB-005: docs\/troubleshooting\.md#lab-005$/,
        name,
      );
    }
  },
);
