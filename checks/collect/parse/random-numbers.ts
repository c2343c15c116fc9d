import type { Lab } from "../model.ts";

/** The last digits of the numbers that are asked for. */
export const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Digit = (typeof digits)[number];

/** What this run asked for: the numbers in the paths, and the public IPv6 address, which is empty if there is none. */
export function numbersOf(lab: Lab): Record<"odd" | "even" | "long" | "tens" | "publicIpv6", string> {
  const values = lab.reading("numbers").out.toString().trim().split(" ");
  const [odd = "", even = "", long = "", tens = "", publicIpv6 = ""] = values;
  return { odd, even, long, tens, publicIpv6 };
}
