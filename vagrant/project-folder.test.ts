import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

test(
  "the project is copied with rsync, except with VirtualBox on Windows, which shares the folder with a public box",
  hasRuby,
  () => {
    const type = (provider: string, windows: boolean, image = false) =>
      ruby(
        "project_folder.rb",
        "ProjectFolder.type(input[:provider], windows: input[:windows], image: input[:image])",
        { provider, windows, image },
      );
    assert.equal(type("virtualbox", true), "virtualbox");
    assert.equal(type("virtualbox", true, true), "rsync");
    assert.equal(type("virtualbox", false), "rsync");
    assert.equal(type("hyperv", true), "rsync");
    assert.equal(type("embedded", false), "rsync");
  },
);
