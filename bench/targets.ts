/** What we mean to reach, and whether we do. */
import { type Figures, figures, ratios, spread, type Turns } from "./figures.ts";
import {
  bare,
  limit,
  limitOfSite,
  oursWithOne,
  oursWithThree,
  pm2,
  reference,
  threads,
  threadsKeptAlive,
} from "./peers/all.ts";
import type { Peer } from "./peers/peer.ts";

export interface Target {
  what: string;
  found: string;
  met: boolean;
}

/** One worker is what Node needs least of; three are what the lab runs, as the course has it. */
export function targets(turns: Turns): Target[] {
  return [oursWithOne, oursWithThree].flatMap((peer) =>
    targetsOf(peer, turns).map((target) => ({ ...target, what: `${peer.name}: ${target.what}` })),
  );
}

function targetsOf(judged: Peer, turns: Turns): Target[] {
  const own = figures(judged, turns);
  const gunicorn = figures(reference, turns);
  const over = (other: Peer, peer: Peer) => spread(ratios(peer, other, turns, ({ cpu }) => cpu)).median;
  const overGunicorn = ({ start }: Figures) => start.median / gunicorn.start.median;
  const worst = ratios(judged, reference, turns, ({ reload }) => reload?.worst ?? NaN);
  return [
    atMost("CPU cost × reference", 0.2, own.cpuRatio.median),
    atMost(
      "CPU cost × the limit",
      1.6,
      over(limit, judged),
      `${bare.name}, is at ${over(limit, bare).toFixed(3)}; ${limitOfSite.name} is at ${over(limit, limitOfSite).toFixed(3)}, and of that it is ${over(limitOfSite, judged).toFixed(3)}`,
    ),
    atMost(
      "start to first answer × Gunicorn's",
      0.7,
      overGunicorn(own),
      `${bare.name}, is at ${overGunicorn(figures(bare, turns)).toFixed(3)}, and a master is a start of Node more`,
    ),
    atMost("worst latency in a reload × Gunicorn's", 0.5, spread(worst).median),
    {
      what: "no request fails in a reload",
      found: `${own.reload?.failed} of ${own.reload?.requests}`,
      met: own.reload?.failed === 0,
    },
    ...[reference, threads, threadsKeptAlive, pm2].map((rival) => behind(rival, own, turns)),
  ];
}

/** @param beside what is said with it where it is not met. */
function atMost(what: string, most: number, found: number, beside = ""): Target {
  const met = found <= most;
  const figure = found.toFixed(3);
  return {
    what: `${what} at most ${most}`,
    found: met || beside === "" ? figure : `${figure}; ${beside}`,
    met,
  };
}

/** The rows that matter: less is better in all of them, so throughput is turned round. */
const rows: Record<string, (figures: Figures) => number> = {
  throughput: ({ throughput }) => -throughput.median,
  "CPU cost": ({ cpu }) => cpu.median,
  p50: ({ p50 }) => p50.median,
  p99: ({ p99 }) => p99.median,
  start: ({ start }) => start.median,
  memory: ({ memory }) => memory.median,
  "failed in reloads": ({ reload }) => reload?.failed ?? NaN,
  "worst latency in a reload": ({ reload }) => reload?.worst.median ?? NaN,
};

/** Where a rival in Python may be ahead of us, and why that is no fault of ours. */
const reasons: Record<string, string> = {
  memory: "a process of Node has a heap and a compiler of its own; one of Python shares most of its pages",
};

function behind(rival: Peer, own: Figures, turns: Turns): Target {
  const other = figures(rival, turns);
  const ahead = Object.entries(rows).flatMap(([row, value]) => (value(other) < value(own) ? [row] : []));
  const excused = (row: string) => (rival === pm2 ? undefined : reasons[row]);
  const told = ahead.map((row) => (excused(row) ? `${row} (${excused(row)})` : row));
  return {
    what: `${rival.name} is behind in every row that matters`,
    found: told.length === 0 ? "in every one" : `not in ${told.join(", ")}`,
    met: ahead.every(excused),
  };
}
