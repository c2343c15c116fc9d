import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeHeadings } from "./html-headings.ts";

const page = (body: string, status = 200, type = "text/html; charset=utf-8") => ({
  status,
  headers: { "content-type": type },
  body: Buffer.from(body),
});

test("a heading is compared as a browser shows it, in every HTML spelling", () => {
  for (const html of [
    "<h1>Number: 7 is odd</h1>",
    '<html><H1 class="x">\n  Number: 7\n  is <b>odd</b><!-- indeed -->\n</H1>',
    "<h1>Number: <span>7</span> is odd</h1><h1>another</h1>",
    "<!-- <h1>of old</h1> --><h1>The shop</h1><h1>Number: 7 is odd</h1>",
    "<h1>Number: 7 is odd</h1 >",
    '<h1 class="a > b">Number: 7 is odd</h1>',
    "<h1>Number&#58; 7&nbsp;is odd</h1>",
    "<h1>Number: 7 is odd",
    '<h1><img alt="x>y" src="/7.svg">Number: 7 is odd</h1>',
  ]) {
    const { holds, found } = judgeHeadings(["Number: 7 is odd", page(html)]);
    assert.ok(holds, `${html}: ${found}`);
  }
});

test("another heading, no heading and a heading of an error page fail", () => {
  for (const answer of [
    page("<h1>Number: 7 is even</h1>"),
    page("<h2>Number: 7 is odd</h2>"),
    page("<script>'<h1>Number: 7 is odd</h1>'</script>"),
    page("<textarea><h1>Number: 7 is odd</h1></textarea>"),
    page("<template><h1>Number: 7 is odd</h1></template>"),
    page("<!--><h1>Number: 7 is even</h1><!-- --><!-- <h1>Number: 7 is odd</h1> -->"),
    page("<!-- <h1>Number: 7 is odd</h1> --><h1>Number: 7 is even</h1>"),
    page("Number: 7 is odd"),
    page("<h1>Number: 7 is odd</h1>", 500),
    page("<h1>Number: 7 is odd</h1>", 200, "text/plain"),
  ]) {
    assert.equal(judgeHeadings(["Number: 7 is odd", answer]).holds, false, answer.body.toString());
  }
});

test("of many pages only the wrong ones are told, two of them in full", () => {
  const pages = [1, 2, 3, 4, 5].map(
    (number) =>
      [
        `Number: ${number} is odd`,
        page(`<h1>Number: ${number} is ${number === 1 ? "odd" : "even"}</h1>`),
      ] as const,
  );
  const { holds, expected, found } = judgeHeadings(...pages);
  assert.equal(holds, false);
  assert.equal(expected, "Number: 2 is odd; Number: 3 is odd");
  assert.equal(found, "Number: 2 is even; Number: 3 is even; and 2 more");
});
