import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

test(
  "the project is copied with rsync, except with VirtualBox on Windows, which shares the folder",
  hasRuby,
  () => {
    const type = (provider: string, windows: boolean) =>
      ruby("project_folder.rb", "ProjectFolder.type(input[:provider], windows: input[:windows])", {
        provider,
        windows,
      });
    assert.equal(type("virtualbox", true), "virtualbox");
    assert.equal(type("virtualbox", false), "rsync");
    assert.equal(type("hyperv", true), "rsync");
    assert.equal(type("embedded", false), "rsync");
  },
);
