import assert from "node:assert/strict";
import { test } from "node:test";
import { execaSync } from "execa";
import { record } from "./pty.ts";
import { inLines, type Line, runScene } from "./scene.ts";
import { inSvg } from "./svg.ts";

const onLinux = { skip: process.platform === "linux" ? false : "only Linux has util-linux's script" };
const texts = (lines: Line[]) => lines.map(({ parts }) => parts.map(({ text }) => text).join(""));
const scene = (lines: Line[], command = "npm run x") => ({ command, exitCode: 0, lines });
const line = (text: string, at = 0): Line => ({ at, parts: [{ style: "plain", text }] });

test("a command runs in a terminal, and its output has times and an exit code", onLinux, async () => {
  const command = "test -t 1 && tput cols; printf 'é'; sleep 2; echo end; exit 3";
  const { exitCode, pieces } = await record(command, { cwd: "/" });
  assert.equal(exitCode, 3);
  assert.equal(pieces.map(({ text }) => text).join(""), "120\r\né" + "end\r\n");
  const [first, last] = [pieces[0]?.at ?? 0, pieces.at(-1)?.at ?? 0];
  assert.ok(last - first >= 1, `${first} ${last}`);
});

test("a scene has the lines of the terminal, in their colours", onLinux, async () => {
  const { lines, exitCode } = await runScene(
    "printf '\\033[32m✔\\033[39m yes\\n\\033[1mno\\033[22m\\n'; false",
    { cwd: "/" },
  );
  assert.equal(exitCode, 1);
  assert.deepEqual(
    lines.map(({ parts }) => parts),
    [
      [
        { style: "green", text: "✔ " },
        { style: "plain", text: "yes" },
      ],
      [{ style: "bold", text: "no" }],
    ],
  );
});

test("an overwritten line shows its last text, and a long line is wrapped", () => {
  assert.deepEqual(texts(inLines([{ at: 0, text: "12%\r100%\r\nabcdefgh\r\n" }], 5)), [
    "100%",
    "abcde",
    "fgh",
  ]);
  assert.deepEqual(texts(inLines([{ at: 0, text: "long\r\u001b[Kok\r\n" }], 5)), ["ok"]);
});

test("a line has the time of its end, also if it was printed in pieces", () => {
  const pieces = [
    { at: 1, text: "a" },
    { at: 2, text: "b\nc" },
    { at: 5, text: "\n" },
  ];
  assert.deepEqual(
    inLines(pieces, 80).map(({ at }) => at),
    [2, 5],
  );
});

test("the picture is XML with the texts of the session and a description", () => {
  const svg = inSvg([scene([line('<b> & "c"')]), scene([line("second", 2)], "npm run y")], 80);
  const { stdout } = execaSync(
    "ruby",
    [
      "-rrexml/document",
      "-e",
      "d = REXML::Document.new($stdin.read); REXML::XPath.each(d, '//text') { |t| puts t.texts.join }; puts REXML::XPath.first(d, '//desc').text, d.root.attributes['role']",
    ],
    { input: svg },
  );
  const [one, two, empty, three, four, desc, role] = stdout.split("\n");
  assert.deepEqual(
    [one, two, empty, three, four],
    ["$ npm run x", "&lt;b&gt; &amp; &quot;c&quot;", "", "$ npm run y", "second"],
  );
  assert.match(desc ?? "", /npm run x, then npm run y\. The last screen: .*second$/);
  assert.equal(role, "img");
});

test("the lines appear in order, and the whole animation is shorter than ten seconds", () => {
  const svg = inSvg([scene([line("a", 1), line("b", 60)]), scene([line("c", 1)])], 80);
  const delays = Array.from(svg.matchAll(/animation-delay:([\d.]+)s"/g), ([, seconds]) => Number(seconds));
  assert.equal(delays.length, 6);
  assert.deepEqual(
    delays,
    delays.toSorted((a, b) => a - b),
  );
  assert.ok((delays.at(-1) ?? 99) < 10);
});

test("a session longer than the screen scrolls to its end", () => {
  const svg = inSvg([scene(Array.from({ length: 99 }, (_, index) => line(`${index}`, index / 10)))], 80);
  assert.match(svg, new RegExp(`100% \\{ transform: translateY\\(-${(100 - 30) * 19}px\\)`));
  assert.doesNotMatch(inSvg([scene([line("short")])], 80), /translateY/);
});

test("a session of three hundred lines is smaller than 100 kB, without script, and readable in light and dark", () => {
  const svg = inSvg(
    [scene(Array.from({ length: 300 }, (_, index) => line("x".repeat(100), index / 20)))],
    100,
  );
  assert.ok(svg.length < 100_000, `${svg.length}`);
  assert.doesNotMatch(svg, /<script|href|url\(/);
  assert.match(svg, /prefers-color-scheme: dark/);
  assert.match(svg, /prefers-reduced-motion: reduce/);
});
