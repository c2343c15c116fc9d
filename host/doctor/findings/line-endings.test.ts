import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { lineEndings } from "./line-endings.ts";

test("a script with CRLF is reported with the fix, and a script with LF passes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "line-endings-"));
  const script = join(folder, "script.sh");
  try {
    writeFileSync(script, "#!/bin/sh\r\ntrue\r\n");
    assert.match((await lineEndings(pathToFileURL(script))).fix ?? "", /core\.autocrlf/);
    writeFileSync(script, "#!/bin/sh\ntrue\n");
    assert.equal((await lineEndings(pathToFileURL(script))).state, "good");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
