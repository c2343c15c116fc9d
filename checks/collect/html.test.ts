import assert from "node:assert/strict";
import { test } from "node:test";
import { headingsOf, linksOf, titleOf } from "./html.ts";

test("the title of a page is found in every HTML spelling", () => {
  for (const html of [
    "<title>The shop</title>",
    '<!doctype html><head><TITLE lang="en">\n The\n  shop </TITLE >',
    "<title>The &#115;hop",
    "<!-- <title>old</title> --><title>The shop</title><svg><title>a logo</title></svg>",
    "<script>'<title>no</title>'</script><title>The shop</title>",
  ]) {
    assert.equal(titleOf(html), "The shop", html);
  }
  for (const html of ["", "Hello HBNB!", "<title> </title>", "<svg><title>a logo</title></svg>"]) {
    assert.equal(titleOf(html), undefined, html);
  }
});

test("only h1 elements are headings", () => {
  assert.deepEqual(headingsOf("<h1>a</h1><h2>b</h2><h1>c <script>d</script></h1>"), ["a", "c"]);
});

test("links are found in elements, with decoded entities", () => {
  assert.deepEqual(
    linksOf(
      `<link data-href="/no.css" href="/a.css?x=1&amp;y=2"><!-- <img src="/old.png"> -->
      <script>"<img src='/text.png'>"</script><img alt="a > b" src=b.png><a HREF='/c d'>href="/said"</a>`,
    ),
    ["/a.css?x=1&y=2", "b.png", "/c d"],
  );
});

test("a page with deep nesting or very many elements is parsed", () => {
  assert.deepEqual(headingsOf(`${"<div>".repeat(10_000)}<h1>deep</h1>`), ["deep"]);
  assert.equal(headingsOf("<h1>x</h1>".repeat(200_000)).length, 200_000);
});
