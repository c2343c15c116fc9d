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

/**
 * An order in which as few faults as possible hide the ones before, and two stand together where one look shows both.
 * @param faults in random order: the first that suits comes next.
 * @param depend whether what one fault makes fail depends on what the other does.
 */
export function inPairs(
  faults: readonly NamedFault[],
  depend: (a: NamedFault, b: NamedFault) => boolean,
): NamedFault[][] {
  const left = [...faults];
  const order: NamedFault[][] = [];
  while (left.length > 0) {
    const last = order.at(-1) ?? [];
    const isSeen = (fault: NamedFault) => !last.some((before) => hides(fault, before));
    const next = left.splice(Math.max(0, left.findIndex(isSeen)), 1);
    const other = left.findIndex(
      (fault) =>
        isSeen(fault) &&
        next.every((one) => !hides(fault, one) && !depend(fault, one) && !shareParts(fault, one)),
    );
    order.push(other === -1 ? next : [...next, ...left.splice(other, 1)]);
  }
  return order;
}
