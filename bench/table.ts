import type { Figures, Spread } from "./figures.ts";

/** How each column is read from a peer's figures. */
const columns: [title: string, cell: (figures: Figures) => string][] = [
  ["requests/s × reference", ({ throughput }) => range(throughput, 2)],
  ["CPU µs/request", ({ cpu }) => range(cpu, 0)],
  ["CPU × reference", ({ cpuRatio }) => range(cpuRatio, 2)],
  ["p50 ms", ({ p50 }) => range(p50, 1)],
  ["p99 ms", ({ p99 }) => range(p99, 1)],
  ["start to first answer ms", ({ start }) => range(start, 0)],
  ["memory MB", ({ memory }) => range(memory, 0)],
  ["failed in reloads", ({ reload }) => (reload ? `${reload.failed} of ${reload.requests}` : "–")],
  ["worst latency in a reload ms", ({ reload }) => (reload ? range(reload.worst, 0) : "–")],
];

/** A row for each peer. */
export function table(all: Figures[]): string {
  return aligned([
    ["behind Nginx", ...columns.map(([title]) => title)],
    ...all.map((figures) => [figures.name, ...columns.map(([, cell]) => cell(figures))]),
  ]);
}

/** Markdown that is aligned, so that it can be read on a terminal as well: the titles, then the rows. */
export function aligned(cells: string[][]): string {
  const [, ...columns] = cells[0] ?? [];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column + 1]?.length ?? 0)));
  const first = Math.max(...cells.map(([name = ""]) => name.length));
  const line = ([name = "", ...rest]: string[]) =>
    `| ${name.padEnd(first)} | ${rest.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${"-".repeat(first)} | ${widths.map((width) => `${"-".repeat(width - 1)}:`).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)].join("\n");
}

/** `1.35 (0.80–2.70)`: the median, the smallest and the largest. */
export function range({ median, min, max }: Spread, digits: number): string {
  const [middle, least, most] = [median, min, max].map((value) => value.toFixed(digits));
  return least === most ? `${middle}` : `${middle} (${least}–${most})`;
}
