/** The figures as bars: a row for each peer, a panel for each measure, in colours for light and dark. */
import type { Figures, Spread } from "./figures.ts";

interface Panel {
  title: string;
  unit: string;
  digits: number;
  value: (figures: Figures) => Spread | undefined;
}

const panels: Panel[] = [
  {
    title: "Throughput",
    unit: "× reference, more is better",
    digits: 1,
    value: ({ throughput }) => throughput,
  },
  { title: "CPU cost", unit: "µs a request", digits: 0, value: ({ cpu }) => cpu },
  { title: "Half answered within", unit: "p50, ms", digits: 1, value: ({ p50 }) => p50 },
  { title: "99 % answered within", unit: "p99, ms", digits: 1, value: ({ p99 }) => p99 },
  { title: "Start to first answer", unit: "ms", digits: 0, value: ({ start }) => start },
  {
    title: "Failed in reloads",
    unit: "of all rounds",
    digits: 0,
    value: ({ reload }) => reload && { median: reload.failed, min: reload.failed, max: reload.failed },
  },
  { title: "Worst latency in a reload", unit: "ms", digits: 0, value: ({ reload }) => reload?.worst },
  { title: "Memory", unit: "MB", digits: 0, value: ({ memory }) => memory },
];

/** Pixels. */
const names = 260;
const panel = 150;
const gap = 64;
const row = 30;
const top = 64;
/** Panels beside each other; the others stand below. */
const columns = 4;

const style = `
    text { font: 13px system-ui, sans-serif; fill: #24292f; }
    .title { font-weight: 600; }
    .unit, .note { fill: #57606a; font-size: 12px; }
    .bar { fill: #8c959f; }
    .ours { fill: #1a7f37; }
    .range { stroke: #24292f; stroke-width: 1.5; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .unit, .note { fill: #9198a1; }
      .bar { fill: #656c76; }
      .ours { fill: #3fb950; }
      .range { stroke: #e6edf3; }
    }`;

/** An SVG without a background of its own. */
export function chart(all: Figures[]): string {
  const width = names + columns * (panel + gap);
  const band = top + all.length * row + 16;
  const height = Math.ceil(panels.length / columns) * band + 20;
  const blocks = Array.from({ length: Math.ceil(panels.length / columns) }, (_, block) => {
    const shown = panels.slice(block * columns, (block + 1) * columns);
    return `<g transform="translate(0 ${block * band})">
  ${[...all.map(label), ...shown.map((panel, column) => bars(panel, column, all))].join("\n  ")}
  </g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
  <title id="title">${panels.map(({ title }) => title).join(", ")}: applab beside its peers</title>
  <style>${style}
  </style>
  ${blocks.join("\n  ")}
  <text class="note" y="${height - 8}">Less is better, but for the throughput. Bars are medians, lines reach from the smallest to the largest of all rounds.</text>
</svg>
`;
}

const label = ({ name }: Figures, index: number) =>
  `<text class="${isOurs(name) ? "title" : ""}" y="${middle(index) + 4}">${escaped(name)}</text>`;

function bars({ title, unit, digits, value }: Panel, column: number, all: Figures[]): string {
  const left = names + column * (panel + gap);
  const most = Math.max(...all.map((figures) => value(figures)?.max ?? 0));
  const x = (amount: number) => ((amount / (most || 1)) * panel).toFixed(1);
  const lines = all.map((figures, line) => {
    const spread = value(figures);
    const y = middle(line);
    if (spread === undefined) return `<text class="note" y="${y + 4}">–</text>`;
    const { median, min, max } = spread;
    return [
      `<rect class="bar${isOurs(figures.name) ? " ours" : ""}" y="${y - 8}" width="${x(median)}" height="16" rx="2"/>`,
      `<line class="range" x1="${x(min)}" x2="${x(max)}" y1="${y}" y2="${y}"/>`,
      `<text x="${Number(x(max)) + 6}" y="${y + 4}">${median.toFixed(digits)}</text>`,
    ].join("");
  });
  return `<g transform="translate(${left} 0)">
    <text class="title" y="18">${title}</text>
    <text class="unit" y="36">${unit}</text>
    ${lines.join("\n    ")}
  </g>`;
}

const middle = (line: number) => top + line * row + row / 2 - 8;
const isOurs = (name: string) => name.startsWith("applab");
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
