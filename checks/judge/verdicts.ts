import type { Verdict } from "../collect/model.ts";

/** The verdict if the lab does not have what the requirement is about: no failure. */
export const notApplicable = (why: string): Verdict => ({
  holds: true,
  expected: "",
  found: "",
  notApplicable: why,
});

/** The verdict if the fact may be true or not, and nothing shows which: neither passed nor failed. */
export const notSeen = (why: string): Verdict => ({ holds: true, expected: "", found: "", notSeen: why });

/** The verdict of two texts that must be the same. */
export function same(expected: string, found: string): Verdict {
  return { holds: expected === found, expected, found };
}
