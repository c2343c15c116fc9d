import { cpus } from "node:os";
import { spread } from "../figures.ts";
import { aligned, range } from "../table.ts";
import type { Target } from "../targets.ts";
import { ours, runners, testinfraSsh } from "./runners.ts";
import { type Runs, ratio, secondsOf } from "./targets.ts";
import { twelve } from "./twelve.ts";

/** A row for each, in the order in which they run. */
export function table(runs: Runs): string {
  return aligned([
    ["runner", "requirements", "s", `× ${testinfraSsh.name}`, "applab × it"],
    ...runners.map((runner) => {
      const evaluated = Math.max(0, ...(runs.get(runner.name) ?? []).map((one) => one.evaluated));
      return [
        runner.name,
        evaluated === 0 ? "–" : String(evaluated),
        range(spread(secondsOf(runner, runs)), 2),
        range(ratio(runner, testinfraSsh, runs), 3),
        range(ratio(ours, runner, runs), 2),
      ];
    }),
  ]);
}

interface Circumstances {
  rounds: number;
  versions: string;
  /** Whether it was another machine than the lab of this folder. */
  server: boolean;
  /** How many others wanted a processor before it began. */
  load: number;
}

/** The page of results, in Markdown. */
export function report(runs: Runs, reached: Target[], circumstances: Circumstances): string {
  const { rounds, versions, server, load } = circumstances;
  const lines = reached.map(({ what, found, met }) => `* ${met ? "met" : "**not met**"}: ${what}: ${found}`);
  const where = server ? "another machine than the lab, over ssh" : "the Vagrant lab";
  return `# The checks beside testinfra, serverspec and bats

Measured by \`npm run bench:checks\` on ${where}; the host has ${cpus().length} processors (${cpus()[0]?.model.trim()}), and
had a load of ${load.toFixed(1)} before: ${versions}.

${table(runs)}

Seconds from the start of the command to its end. ${rounds} rounds in which each has its turn, after one that does not
count; medians, and in brackets the smallest and the largest; ratios are taken within each round. A run counts only if
every requirement was evaluated and passes. The peers judge ${twelve.length} facts, each written as their users would write it
(\`bench/checks/peers\`); applab judges all of its requirements, these among them:

${twelve.map(({ fact }) => `* ${fact}`).join("\n")}

Every run makes its own connection, but the one that says otherwise. \`ssh://\` as it comes makes one for each command:
testinfra asks ssh to share it, which ssh does only with a ControlPath; where that is set, so is the quicker key
exchange that applab asks for. For a bare host name testinfra takes paramiko, and keeps one connection; serverspec does
so with net-ssh. What Vagrant says of the lab's address is known to all beforehand.

## Targets

${lines.join("\n")}
`;
}
