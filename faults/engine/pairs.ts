/** In which order faults are proven, and which two of them together. */
import type { NamedRequirement } from "../../checks/collect/model.ts";
import type { NamedFault } from "./fault.ts";

/** Whether a look at the next fault would not show that the one before is fixed. */
export const hides = (next: NamedFault, before: NamedFault) =>
  next.needs !== undefined ||
  before.needs !== undefined ||
  next.reddens.some((name) => before.reddens.includes(name));

/**
 * Which requirements depend on which, by their names.
 * @returns whether one of the first faults' requirements depends on one of the second's, or the other way round: then the
 *   one can hide or block what the other makes fail.
 */
export function dependence(requirements: readonly NamedRequirement[]) {
  const direct = new Map(requirements.map(({ name, dependsOn }) => [name, dependsOn ?? []]));
  const on = (name: string): string[] => (direct.get(name) ?? []).flatMap((each) => [each, ...on(each)]);
  const all = new Map(requirements.map(({ name }) => [name, new Set(on(name))]));
  const needs = (some: string[], others: string[]) =>
    some.some((one) => others.some((other) => all.get(one)?.has(other)));
  return (a: NamedFault, b: NamedFault) => needs(a.reddens, b.reddens) || needs(b.reddens, a.reddens);
}

const parts = ["site", "nginx", "onepage", "dynamic", "api", "web"];

/** Whether both change the same part of the lab: then the fix of the one can restore what the other broke, and hide its fix. */
export function shareParts(a: NamedFault, b: NamedFault): boolean {
  const of = (fault: NamedFault) => parts.filter((part) => `${fault.break} ${fault.fix}`.includes(part));
  return of(a).some((part) => of(b).includes(part));
}

type Depend = (a: NamedFault, b: NamedFault) => boolean;

/**
 * An order in which as few faults as possible hide the ones before, and two stand together where one look shows both.
 * @param faults in random order; the pair of the first one comes first.
 * @param depend whether what one fault makes fail depends on what the other does.
 */
export function inPairs(faults: readonly NamedFault[], depend: Depend): NamedFault[][] {
  const place = (pair: NamedFault[]) => Math.min(...pair.map((fault) => faults.indexOf(fault)));
  const left = matched(faults, depend).sort((a, b) => place(a) - place(b));
  const order = left.splice(0, 1);
  while (left.length > 0) {
    const seen = left.filter((pair) => !hide(pair, order.at(-1) ?? []));
    // One that hides many others, or is hidden by them, cannot wait: at the end it would stand among those.
    const many = (pair: NamedFault[]) => left.filter((other) => hide(pair, other)).length;
    const most = seen.toSorted((a, b) => many(b) - many(a)).find((pair) => many(pair) > left.length / 3);
    const next = most ?? seen[0] ?? (left[0] as NamedFault[]);
    order.push(...left.splice(left.indexOf(next), 1));
  }
  return order;
}

const hide = (some: NamedFault[], others: NamedFault[]) =>
  some.some((fault) => others.some((other) => hides(fault, other)));

/** As many pairs as possible: a fault that suits few others chooses first, and takes one that suits few others, too. */
function matched(faults: readonly NamedFault[], depend: Depend): NamedFault[][] {
  const suit = (a: NamedFault, b: NamedFault) =>
    a !== b && !hides(a, b) && !depend(a, b) && !shareParts(a, b);
  const partners = new Map(faults.map((fault) => [fault, faults.filter((other) => suit(fault, other))]));
  const left = new Set(faults);
  const free = (fault: NamedFault) => partners.get(fault)?.filter((other) => left.has(other)) ?? [];
  const choosiest = (some: Iterable<NamedFault>) =>
    [...some].map((fault) => ({ fault, choice: free(fault).length })).sort((a, b) => a.choice - b.choice)[0]
      ?.fault;
  const pairs: NamedFault[][] = [];
  for (let fault = choosiest(left); fault !== undefined; fault = choosiest(left)) {
    const other = choosiest(free(fault));
    const pair = other === undefined ? [fault] : [fault, other];
    for (const each of pair) left.delete(each);
    pairs.push(pair);
  }
  return pairs;
}
