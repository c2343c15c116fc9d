import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "./requirements/5-name.ts";
import { answered, labWith } from "./testing/lab-with.ts";

const json = { "content-type": "application/json" };
/** Judges an application that gives one answer on its own port and another one through port 80. */
const judge = (alone: string | undefined, site: string) =>
  requirement.check(
    labWith({ numbers: "71 68 9", siteNamed: site, ...(alone !== undefined && { webNamed: alone }) }),
  );

test("an application is judged by the links that contain its own name, in any format", () => {
  for (const page of [
    (name: string) => answered(200, `{"takes its own address for":"http://${name}/"}`, json),
    (name: string) =>
      answered(200, `<link rel=canonical href="https://${name}:8080/">`, { "content-type": "text/html" }),
    // PHP and others escape slashes in JSON.
    (name: string) => answered(200, `{"self":"http:\\/\\/${name}\\/"}`, json),
    (name: string) => answered(301, "", { location: `http://${name}/way.json/` }),
  ]) {
    const asked = page("asked-71.example");
    assert.deepEqual([judge(asked, asked).holds, judge(asked, asked).notApplicable], [true, undefined]);
    assert.equal(judge(asked, page("web")).holds, false);
    assert.equal(judge(asked, page("asked-71.example.web")).holds, false);
    assert.match(judge(asked, page("127.0.0.1:5003")).found, /127\.0\.0\.1/);
  }
});

test("the requirement is not applicable if the application builds no link, and fails if it gives no answer", () => {
  for (const alone of [answered(404, "Not found"), answered(200, "asked-71.example was here")]) {
    assert.match(judge(alone, answered(200, "x")).notApplicable ?? "", /no link/);
  }
  const silent = judge(undefined, answered(502, "x"));
  assert.deepEqual([silent.holds, silent.notApplicable], [false, undefined]);
});
