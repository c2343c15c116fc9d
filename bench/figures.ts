/** Of what was measured in several rounds: the median, the smallest and the largest. */
import type { Turn } from "./measure/turn.ts";
import { reference } from "./peers/all.ts";
import type { Peer } from "./peers/peer.ts";

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** The turns of each peer, by its name, in the order of the rounds. */
export type Turns = Map<string, Turn[]>;

export interface Figures {
  name: string;
  /** Requests a second, as a multiple of what the reference did in the same round. */
  throughput: Spread;
  /** Microseconds a request, and the same as a multiple of the reference's in the same round. */
  cpu: Spread;
  cpuRatio: Spread;
  /** Milliseconds. */
  p50: Spread;
  p99: Spread;
  start: Spread;
  /** Megabytes. */
  memory: Spread;
  /** Over all rounds; absent where there is no reload. */
  reload?: { requests: number; failed: number; worst: Spread };
}

export function figures(peer: Peer, turns: Turns): Figures {
  const own = turnsOf(peer, turns);
  const reloads = own.flatMap(({ reload }) => reload ?? []);
  const all = (value: (turn: Turn) => number) => spread(own.map(value));
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    name: peer.name,
    throughput: spread(ratios(peer, reference, turns, (turn) => turn.requestsPerSecond)),
    cpu: all((turn) => turn.cpu),
    cpuRatio: spread(ratios(peer, reference, turns, (turn) => turn.cpu)),
    p50: all((turn) => turn.p50),
    p99: all((turn) => turn.p99),
    start: spread(own.flatMap(({ starts }) => starts)),
    memory: all((turn) => turn.memory),
    ...(reloads.length > 0 && {
      reload: {
        requests: total(reloads.map(({ requests }) => requests)),
        failed: total(reloads.map(({ failed }) => failed)),
        worst: spread(reloads.map(({ worst }) => worst)),
      },
    }),
  };
}

/** What a peer needed in each round as a multiple of what another one did: the machine's mood is in both. */
export function ratios(peer: Peer, other: Peer, turns: Turns, value: (turn: Turn) => number): number[] {
  const others = turnsOf(other, turns);
  return turnsOf(peer, turns).map((turn, round) => value(turn) / value(others[round] as Turn));
}

export function turnsOf(peer: Peer, turns: Turns): Turn[] {
  return turns.get(peer.name) ?? [];
}

export function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}
