/** A session as a moving picture: lines appear when they came, and the screen scrolls. No script; nothing is loaded. */

import { escapeHtml } from "../../core/html.ts";
import type { Line, Scene } from "./scene.ts";

/** Pixels, lines and seconds. */
const cell = { width: 7.8, height: 19 };
const margin = 16;
const rows = 30;
/** Nobody wants to wait as long as the machine did; and everybody wants to read what has come. */
const longestWait = 1.2;
const pauseBefore = 0.8;
const pauseAfter = 3.5;

const style = `
    .screen { fill: #f6f8fa; stroke: #d1d9e0; }
    text { font: 13px ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; fill: #1f2328; white-space: pre; }
    .bold { font-weight: 700; } .dim { fill: #59636e; } .red { fill: #c21c2c; } .green { fill: #116329; }
    .command { font-weight: 700; fill: #0550ae; }
    .line { visibility: hidden; animation: show 1ms forwards; }
    @keyframes show { to { visibility: visible; } }
    @media (prefers-color-scheme: dark) {
      .screen { fill: #0d1117; stroke: #3d444d; }
      text { fill: #e6edf3; }
      .dim { fill: #9198a1; } .red { fill: #ff7b72; } .green { fill: #3fb950; } .command { fill: #79c0ff; }
    }`;

/** For those who are made ill by what moves: the last screen. It stands last, and so it wins. */
const still = `
    @media (prefers-reduced-motion: reduce) {
      .line { visibility: visible; animation: none; }
      .scroll { animation-duration: 1ms; }
    }`;

/** @param columns how wide the terminal was. */
export function inSvg(scenes: Scene[], columns: number): string {
  const lines = onOneTape(scenes);
  const total = (lines.at(-1)?.at ?? 0) + pauseAfter;
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = rows * cell.height + 2 * margin;
  const texts = lines.map(
    ({ at, parts, command }, index) =>
      `<text class="line${command ? " command" : ""}" x="${margin}" y="${index * cell.height + 14}" style="animation-delay:${at.toFixed(2)}s">${parts.map(part).join("")}</text>`,
  );
  const words = scenes.map(({ command }) => command).join(", then ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
  <title id="title">A session with the lab in a terminal</title>
  <desc id="desc">Recorded from a real run, with its pauses shortened: ${escapeHtml(words)}. The last screen: ${escapeHtml(lastScreen(lines))}</desc>
  <style>${style}${scrolling(lines, total)}${still}
  </style>
  <rect class="screen" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
  <svg aria-hidden="true" x="0" y="${margin}" width="${width}" height="${rows * cell.height}">
    <g class="scroll">
      ${texts.join("\n      ")}
    </g>
  </svg>
</svg>
`;
}

type TapeLine = Line & { command?: true };

/** All scenes behind one another, each after a pause, with its command before it. */
function onOneTape(scenes: Scene[]): TapeLine[] {
  const tape: TapeLine[] = [];
  let now = 0;
  for (const [index, { command, lines }] of scenes.entries()) {
    if (index > 0) {
      now += pauseAfter;
      tape.push({ at: now, parts: [] });
    }
    tape.push({ at: now, parts: [{ style: "plain", text: `$ ${command}` }], command: true });
    now += pauseBefore;
    let before = 0;
    for (const { at, parts } of lines) {
      now += Math.min(at - before, longestWait);
      before = at;
      tape.push({ at: now, parts });
    }
  }
  return tape;
}

/** The tape moves up whenever a line comes that is below the screen. Lines that came together move it once. */
function scrolling(lines: Line[], total: number): string {
  const steps = new Map<string, number>();
  for (const [index, { at }] of lines.entries()) {
    if (index >= rows) steps.set(((at / total) * 100).toFixed(2), (index + 1 - rows) * cell.height);
  }
  if (steps.size === 0) return "";
  const frames = [...steps].map(([percent, up]) => `${percent}% { transform: translateY(-${up}px); }`);
  const end = [...steps.values()].at(-1);
  return `
    .scroll { animation: scroll ${total.toFixed(2)}s step-end forwards; }
    @keyframes scroll { 0% { transform: none; } ${frames.join(" ")} 100% { transform: translateY(-${end}px); } }`;
}

function part({ style, text }: Line["parts"][number]): string {
  return style === "plain" ? escapeHtml(text) : `<tspan class="${style}">${escapeHtml(text)}</tspan>`;
}

function lastScreen(lines: Line[]): string {
  const texts = lines.slice(-rows).map(({ parts }) =>
    parts
      .map(({ text }) => text)
      .join("")
      .trim(),
  );
  return texts.filter(Boolean).join("; ");
}
