/** What we mean to reach, and whether we do. */
import { type Spread, spread } from "../figures.ts";
import type { Target } from "../targets.ts";
import type { Run } from "./run.ts";
import {
  nodeStart,
  oneLogin,
  ours,
  oursWithoutNpm,
  type Runner,
  sshTrue,
  testinfraParamiko,
  testinfraSsh,
  testinfraTuned,
  testinfraWarm,
} from "./runners.ts";

/** The runs of each, by its name, in the order of the rounds. */
export type Runs = Map<string, Run[]>;

export const secondsOf = ({ name }: Runner, runs: Runs): number[] =>
  (runs.get(name) ?? []).map(({ seconds }) => seconds);

export const medianOf = (runner: Runner, runs: Runs): number => spread(secondsOf(runner, runs)).median;

/** What one needed in each round as a multiple of what another did: the machine's mood is in both. */
export function ratio(runner: Runner, other: Runner, runs: Runs): Spread {
  const others = secondsOf(other, runs);
  return spread(secondsOf(runner, runs).map((seconds, round) => seconds / (others[round] ?? NaN)));
}

export function targets(runs: Runs): Target[] {
  const node = secondsOf(nodeStart, runs);
  const bare = secondsOf(sshTrue, runs).map((seconds, round) => 2 * seconds + (node[round] ?? NaN));
  const own = spread(secondsOf(ours, runs).map((seconds, round) => seconds / (bare[round] ?? NaN)));
  const behind = (most: number, rival: Runner, note = "") =>
    atMost(`${rival.name}${note}`, most, ratio(ours, rival, runs), () => whatIsLeast(rival, runs));
  return [
    atMost("two 'ssh true' and Node's start", 1, own, () => whereItGoes(runs)),
    behind(0.12, testinfraSsh, ", as it comes"),
    behind(0.12, testinfraParamiko, ", which a bare host name means"),
    behind(0.5, best([testinfraParamiko, ...testinfraTuned], runs), ", its best setting"),
    behind(0.5, testinfraWarm),
  ];
}

/** The quickest of them. */
export function best(those: Runner[], runs: Runs): Runner {
  return those.reduce((one, other) => (medianOf(other, runs) < medianOf(one, runs) ? other : one));
}

function atMost(other: string, most: number, { median, min, max }: Spread, why: () => string): Target {
  const met = median <= most;
  const found = `${median.toFixed(3)} (${min.toFixed(3)}–${max.toFixed(3)})`;
  return { what: `at most ${most} × ${other}`, found: met ? found : `${found}: ${why()}`, met };
}

/** Seconds of ours that can be told from outside: the least that it takes to get the twelve from npm to the lab. */
function parts(runs: Runs) {
  const direct = medianOf(oursWithoutNpm, runs);
  const known = {
    "npm's start": medianOf(ours, runs) - direct,
    "two starts of Node": 2 * medianOf(nodeStart, runs),
    "one login that asks the twelve at once": medianOf(oneLogin, runs),
  };
  const [npm, node, login] = Object.values(known) as [number, number, number];
  return { known, least: npm + node + login, rest: direct - node - login };
}

function whereItGoes(runs: Runs): string {
  const { known, rest } = parts(runs);
  const told = Object.entries(known).map(([part, seconds]) => `${part} ${seconds.toFixed(2)} s`);
  return `${told.join(", ")}, and ${rest.toFixed(2)} s for loading the checks and for all the other requirements`;
}

/** What of the rival's time would be ours if we judged the twelve alone, and that in no time. */
function whatIsLeast(rival: Runner, runs: Runs): string {
  const share = parts(runs).least / medianOf(rival, runs);
  return `npm's start, two of Node and one login that asks the twelve at once are ${share.toFixed(3)} by themselves`;
}
