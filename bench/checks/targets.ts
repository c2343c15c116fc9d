/** What we mean to reach, and whether we do. */
import { type Spread, spread } from "../figures.ts";
import type { Target } from "../targets.ts";
import type { Run } from "./run.ts";
import {
  nodeStart,
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
  return [
    { ...atMost("two 'ssh true' and Node's start", 1, own), why: whereItGoes(runs) },
    atMost(`${testinfraSsh.name}, as it comes`, 0.12, ratio(ours, testinfraSsh, runs)),
    atMost(
      `${testinfraParamiko.name}, which a bare host name means`,
      0.12,
      ratio(ours, testinfraParamiko, runs),
    ),
    ...[best([testinfraParamiko, ...testinfraTuned], runs), testinfraWarm].map((tuned, index) =>
      atMost(`${tuned.name}${index === 0 ? ", its best setting" : ""}`, 0.5, ratio(ours, tuned, runs)),
    ),
  ].map(({ why, ...target }) =>
    target.met || why === undefined ? target : { ...target, found: `${target.found}: ${why}` },
  );
}

/** The quickest of them. */
export function best(those: Runner[], runs: Runs): Runner {
  return those.reduce((one, other) => (medianOf(other, runs) < medianOf(one, runs) ? other : one));
}

function atMost(other: string, most: number, { median, min, max }: Spread): Target & { why?: string } {
  return {
    what: `at most ${most} × ${other}`,
    found: `${median.toFixed(3)} (${min.toFixed(3)}–${max.toFixed(3)})`,
    met: median <= most,
  };
}

/** Of the time of ours: the parts that can be told from outside. */
function whereItGoes(runs: Runs): string {
  const [all, direct, ssh, node] = [ours, oursWithoutNpm, sshTrue, nodeStart].map((each) =>
    medianOf(each, runs),
  ) as [number, number, number, number];
  const parts = { "npm's start": all - direct, "a bare login": ssh, "two starts of Node": 2 * node };
  const told = Object.entries(parts).map(([part, seconds]) => `${part} ${seconds.toFixed(2)} s`);
  const rest = direct - ssh - 2 * node;
  return `${told.join(", ")}, and ${rest.toFixed(2)} s for looking around in the lab and for loading the checks`;
}
