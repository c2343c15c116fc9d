import { servicePorts } from "../../core/curriculum.ts";
import type { Verdict } from "../collect/model.ts";

/**
 * The verdict of a fact that every service must show.
 * @param judge whether the service on a port shows it, and what was found there.
 */
export function everyService(
  expected: string,
  judge: (port: number) => Pick<Verdict, "holds" | "found">,
): Verdict {
  const verdicts = servicePorts.map((port) => ({ port, ...judge(port) }));
  const red = verdicts.filter(({ holds }) => !holds);
  return {
    holds: red.length === 0,
    expected: `on each port: ${expected}`,
    found: red.map(({ port, found }) => `${port}: ${found}`).join("; ") || "the same on each port",
  };
}
