/** What could not be observed is not seen in every reporter. Uses a test machine without a service. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, suite, test } from "node:test";
import { violations } from "../testing/json-schema.ts";
import { requirementWith } from "../testing/requirement-with.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noMachine, type OwnMachine, ownMachine } from "../testing/test-machine.ts";
import { resultsOf } from "./results.ts";
import { body, sum } from "./spec.ts";
import { collect } from "./summary.ts";

const schema = JSON.parse(readFileSync(new URL("report.schema.json", import.meta.url), "utf8"));
const title = "what port 80 tells the services of the client is true, whatever the client claims";

suite("a requirement that could not be observed", { skip: noMachine }, () => {
  let lab: OwnMachine;
  before(async () => {
    lab = await ownMachine();
  });
  after(() => lab.stop());
  const run = async (reporter: string) =>
    (
      await runChecks(["--target", lab.target, "--task", "5", "--reporter", reporter], {
        FORCE_COLOR: undefined,
      })
    ).stdout;

  test("has a state of its own and a reason in JSON", async () => {
    const report = JSON.parse(await run("json"));
    assert.deepEqual(violations(report, schema), []);
    const ours = report.requirements.find((each: { title: string }) => each.title === title);
    assert.equal(ours.state, "not seen");
    assert.match(ours.notSeen, /nothing of it came over TCP/);
  });

  test("is a skipped test in TAP and JUnit, and counted apart in all other reports", async () => {
    const [spec, tap, junit, html, github] = await Promise.all(
      ["spec", "tap", "junit", "html", "github"].map(run),
    );
    assert.match(spec ?? "", /\d+ not seen[\s\S]* \d+ more were not seen\. \(/);
    assert.match(tap ?? "", new RegExp(`ok \\d+ - ${title} # SKIP not seen: .*TCP`));
    assert.match(junit ?? "", /<skipped [^>]*message="not seen: [^"]*TCP/);
    assert.match(html ?? "", new RegExp(`<li class="unseen">${title}`));
    assert.match(github ?? "", / \d+ more were not seen\.\n$/);
    assert.doesNotMatch(github ?? "", new RegExp(`(error|warning) title=[^:]*${title}`));
  });
});

test("it has lines of its own where nothing fails, and the run passes", () => {
  const judgements = [
    { requirement: requirementWith({ title: "a" }), thrown: undefined },
    { requirement: requirementWith({ title: "b" }), thrown: undefined, notSeen: "there is no perl" },
  ];
  const all = collect(resultsOf({ judgements, notBegun: [] }));
  assert.equal(all.holds, true);
  const text = body(all, { colours: false, hints: 1, unfolded: false });
  assert.equal(
    text,
    "✔ task 1 production: its one requirement passes\n  ? b\n      not seen: there is no perl\n",
  );
  assert.equal(sum(all, false, 1), "All 1 requirements pass. 1 more was not seen. (1.0 s)\n");
});
