import assert from "node:assert/strict";
import { test } from "node:test";
import { printable, printableHeader } from "./printable.ts";

test("visible characters of every script do not change", () => {
  for (const text of ["", "a b<c>&amp;'\"", "Zürich", "שלום", "日本", "🧪", "é e\u0301"]) {
    assert.equal(printable(text), text);
  }
});

test("control characters and invisible characters are shown as their code points", () => {
  assert.equal(printable("a\u202eb"), "a⟨U+202E⟩b");
  assert.equal(printable("\0\t\x1b[2J\x7f\x85"), "⟨U+0000⟩⟨U+0009⟩⟨U+001B⟩[2J⟨U+007F⟩⟨U+0085⟩");
  assert.equal(
    printable("\u200b\u2066\ufeff\u2028\ud800\u{e0041}"),
    "⟨U+200B⟩⟨U+2066⟩⟨U+FEFF⟩⟨U+2028⟩⟨U+D800⟩⟨U+E0041⟩",
  );
});

test("the number of combining marks on a letter is limited", () => {
  assert.equal(printable(`Z${"\u0336".repeat(4)}a`), "Z\u0336\u0336⟨U+0336⟩⟨U+0336⟩a");
});

test("a long text is cut, also if only its printable form is long", () => {
  assert.equal(printable("abcde", 5), "abcde");
  assert.equal(printable("abcdef", 5), "abcd…");
  assert.equal(printable("\0\0", 5), "⟨U+0…");
  assert.equal(Array.from(printable("🧪".repeat(200), 5)).length, 5);
  assert.equal(Array.from(printable("x".repeat(1e6))).length, 120);
});

test("a header is decoded as UTF-8, or as Latin 1 if it is not valid UTF-8", () => {
  assert.equal(printableHeader(Buffer.from("日本\u202e").toString("latin1")), "日本⟨U+202E⟩");
  assert.equal(printableHeader("Z\xfcrich"), "Zürich");
});
