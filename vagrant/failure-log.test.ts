import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const folder = mkdtempSync(join(tmpdir(), "failure-log-"));
after(() => rmSync(folder, { recursive: true }));

/** The signature of `Vagrant::UI::Basic#say` in current versions, and a possible later one. */
const signatures = ["opts = {}", "**opts"];

/** Ruby code that begins the log like `vagrant up`, with a Vagrant whose `say` has this signature. */
const listening = (signature: string) => `
  vagrant = Module.new
  Object.const_set(:Vagrant, vagrant)
  vagrant.const_set(:VERSION, "9")
  vagrant.const_set(:UI, Module.new)
  basic = Class.new do
    attr_reader :said
    def say(type, message, ${signature})
      (@said ||= []) << [type, message.bytes.size, opts]
    end
  end
  vagrant::UI.const_set(:Basic, basic)
  ENV.delete("LAB_START_LOG")
  ENV["VAGRANT_DOTFILE_PATH"] = input
  ARGV.replace(["up"])
  FailureLog.listen
  ui = basic.new
  latin = "caf\\xE9 \\e[31mred\\e[0m\\r"
`;

for (const signature of signatures) {
  test(`any bytes from a guest are printed and logged if say takes ${signature}`, hasRuby, () => {
    const place = mkdtempSync(join(folder, "lab-"));
    const said = ruby(
      "failure_log.rb",
      `${listening(signature)}
      ui.say(:detail, latin, new_line: false)
      ui.say(:info, "grüezi")
      ui.say(:info, latin.b)
      ui.say(:info, "wide".encode("UTF-16LE"))
      ui.said`,
      place,
    );
    assert.deepEqual(said, [
      ["detail", 18, { new_line: false }],
      ["info", 7, {}],
      ["info", 18, {}],
      ["info", 8, {}],
    ]);
    const lines = readFileSync(join(place, "applab", "vagrant.log"), "utf8").split("\n");
    assert.match(lines[0] as string, / vagrant up$/);
    assert.deepEqual(lines.slice(2, 5), ["caf\ufffd red", "grüezi", "caf\ufffd red"]);
  });
}

test(
  "the code of a failure is found among invalid bytes, and without a log the general code is used",
  hasRuby,
  () => {
    const codes = ruby(
      "failure_log.rb",
      `${listening("**opts")}
    found = [FailureLog.code(RuntimeError.new("\\xE9 LAB-222: docs/x"))]
    FailureLog.write("\\xE9\\nLAB-302: docs/troubleshooting.md")
    found << FailureLog.code(RuntimeError.new("\\xE9"))
    File.delete(File.join(input, "applab", "vagrant.log"))
    found << FailureLog.code(Class.new(StandardError).new("none"))`,
      mkdtempSync(join(folder, "lab-")),
    );
    assert.deepEqual(codes, ["LAB-222", "LAB-302", "LAB-290"]);
  },
);

test("a second Vagrant does not write into the log of a running Vagrant", hasRuby, () => {
  const place = mkdtempSync(join(folder, "lab-"));
  ruby("failure_log.rb", `${listening("**opts")} ui.say(:info, "of the first")`, place);
  ruby(
    "failure_log.rb",
    `first = File.open(File.join(input, "applab", "vagrant.log")); first.flock(File::LOCK_EX)
    ${listening("**opts")} ui.say(:info, "of the second")`,
    place,
  );
  const logs = readdirSync(join(place, "applab")).sort();
  assert.match(readFileSync(join(place, "applab", "vagrant.log"), "utf8"), /\nof the first\n$/);
  assert.equal(logs.length, 2);
  assert.match(readFileSync(join(place, "applab", logs[0] as string), "utf8"), /\nof the second\n$/);
  ruby("failure_log.rb", `${listening("**opts")} ui.say(:info, "of the third")`, place);
  assert.match(
    readFileSync(join(place, "applab", "vagrant.log"), "utf8"),
    /^[^\n]+\n[^\n]+\nof the third\n$/,
  );
});
