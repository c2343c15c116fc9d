/** In a lab without IPv6 the requirement about IPv6 is not applicable in every reporter. Uses a test machine. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { after, before, suite, test } from "node:test";
import { violations } from "../testing/json-schema.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noMachine, type OwnMachine, ownMachine } from "../testing/test-machine.ts";

const schema = JSON.parse(readFileSync(new URL("report.schema.json", import.meta.url), "utf8"));
const title = "port 80 answers over IPv6, on [::1]";
const sysctl = "/proc/sys/net/ipv6/conf/lo/disable_ipv6";

suite("a lab", { skip: noMachine }, () => {
  const labs: Record<string, OwnMachine> = {};
  before(async () => {
    for (const [name, preparation] of Object.entries({
      "with IPv6": `echo 0 >${sysctl}`,
      "with IPv6 off": `echo 1 >${sysctl}`,
      // Like ipv6.disable=1 on the kernel's command line.
      "without IPv6": "mount -t tmpfs none /proc/sys/net",
    })) {
      const lab = await ownMachine();
      const [code] = await once(lab.start("bash", "-c", preparation), "close");
      assert.equal(code, 0, name);
      labs[name] = lab;
    }
  });
  after(async () => {
    for (const lab of Object.values(labs)) await lab.stop();
  });
  const run = (name: string, ...args: string[]) =>
    runChecks(["--target", labs[name]?.target ?? "", "--task", "2", ...args], { FORCE_COLOR: undefined });

  test("with IPv6 is judged by the IPv6 requirement", async () => {
    const { requirements } = JSON.parse((await run("with IPv6", "--reporter", "json")).stdout);
    const ours = requirements.find((each: { title: string }) => each.title === title);
    assert.equal(ours.holds, false);
    assert.equal(ours.notApplicable, undefined);
  });

  for (const [name, why] of [
    ["with IPv6 off", /disable_ipv6 is 1/],
    ["without IPv6", /kernel has no IPv6/],
  ] as const) {
    test(`${name} is not judged by the IPv6 requirement, and the JSON report gives the reason`, async () => {
      const report = JSON.parse((await run(name, "--reporter", "json")).stdout);
      assert.deepEqual(violations(report, schema), []);
      const apart = report.requirements.filter(
        (each: { notApplicable?: string }) => each.notApplicable !== undefined,
      );
      assert.deepEqual(
        apart.map((each: { title: string; holds: boolean }) => [each.title, each.holds]),
        [[title, true]],
      );
      assert.match(apart[0].notApplicable, why);
    });
  }

  test("without IPv6 has a requirement that every other reporter shows and counts as not applicable", async () => {
    const of = async (reporter: string) => (await run("without IPv6", "--reporter", reporter)).stdout;
    const [spec, tap, junit, html, github] = await Promise.all(
      ["spec", "tap", "junit", "html", "github"].map(of),
    );
    assert.match(spec ?? "", / {2}– port 80 answers over IPv6, on \[::1\]\n {6}not applicable: .*no IPv6\n/);
    assert.match(spec ?? "", /\. 1 more is not applicable\. \(/);
    assert.match(
      tap ?? "",
      /ok \d+ - port 80 answers over IPv6, on \[::1\] # SKIP the lab's kernel has no IPv6/,
    );
    assert.match(
      junit ?? "",
      /<skipped [^>]*message="the lab&apos;s kernel has no IPv6"|<skipped [^>]*message="the lab's kernel/,
    );
    assert.match(html ?? "", /<li class="none">port 80 answers over IPv6/);
    assert.match(github ?? "", /1 more is not applicable\.\n$/);
    assert.doesNotMatch(github ?? "", /error title=[^:]*IPv6/);
  });
});
