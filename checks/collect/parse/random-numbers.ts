import type { Lab } from "../model.ts";

/** The numbers that this run asks for, as they stand in the paths. */
export function numbersOf(lab: Lab): { odd: string; even: string; long: string } {
  const [odd = "", even = "", long = ""] = lab.reading("numbers").out.toString().trim().split(" ");
  return { odd, even, long };
}
