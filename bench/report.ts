import { cpus } from "node:os";
import type { Figures } from "./figures.ts";
import { connections, type Plan } from "./plan.ts";
import { table } from "./table.ts";
import type { Target } from "./targets.ts";

/** The page of results, in Markdown. */
export function report(all: Figures[], reached: Target[], plan: Plan, versions: string): string {
  const lines = reached.map(({ what, found, met }) => `* ${met ? "met" : "**not met**"}: ${what}: ${found}`);
  return `# applab beside its peers

Measured by \`npm run bench\` on loopback with ${cpus().length} processors (${cpus()[0]?.model.trim()}): ${versions}.

${table(all)}

![The figures as bars](results.svg)

All answer \`Hello HBNB!\` behind Nginx to ${connections} connections of wrk. Each application but the last three writes an access log;
Nginx writes none. ${plan.rounds} rounds in which each has its turn; medians, and in brackets the smallest and the largest.
Requests a second swing with the mood of the machine. The CPU cost swings far less, and is the judge: user and system
time of Nginx and of all processes of the application, for a request. applab, Express alone and one Nginx stand behind the
lab's own site, whose headers and request ids cost Nginx more than the bare proxying of the others, and Node a little.
Ratios are taken within each round. Start: until the application itself answers. Memory: the application's processes,
shared pages divided among those who share them. Reload: GET and POST, half of the connections kept open and half
made anew for each request; a request fails that has no whole answer, or one with a status of 500 and above.

## Targets

${lines.join("\n")}
`;
}
