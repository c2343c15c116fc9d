import { cpus } from "node:os";
import { spread } from "../figures.ts";
import { aligned, range } from "../table.ts";
import { rows } from "./rows.ts";

/** The seconds of each round, by the names of the rows. */
export interface Measured {
  lab: Map<string, number[]>;
  bare: Map<string, number[]>;
}

/** A row for each thing that a user waits for. */
export function table({ lab, bare }: Measured): string {
  const measured = rows.filter(({ name }) => lab.has(name));
  return aligned([
    ["what a user waits for", "lab, s", "bare machine, s", "lab × bare"],
    ...measured.map(({ name }) => {
      const [ours = [], limit] = [lab.get(name), bare.get(name)];
      const ratios = limit && ours.map((seconds, round) => seconds / (limit[round] as number));
      return [
        name,
        range(spread(ours), 1),
        limit === undefined ? "–" : range(spread(limit), 1),
        ratios === undefined ? "–" : range(spread(ratios), 2),
      ];
    }),
  ]);
}

/** The table with how it came about. */
export const report = (measured: Measured, rounds: number, how: { load: number; vagrant: string }) => `\
# What a user of the lab waits for

Measured by \`npm run bench:lab\` with the provider embedded; the host has ${cpus().length} processors (${cpus()[0]?.model.replace(/ \\d.*| Processor.*/, "")}), and had a
load of ${how.load.toFixed(1)} before: ${how.vagrant}, Node ${process.versions.node}.

${table(measured)}

Seconds from the start of the command to its end, medians of ${rounds} rounds, in brackets the smallest and the largest. The
bare machine has the same box and the same folder, and nothing is installed on it: \`vagrant up --no-provision\` is the limit
for each start. Ratios are taken within each round. What a first start downloads comes over the network of the day.
`;
