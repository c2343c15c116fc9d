import { servicePorts } from "../../core/curriculum.ts";
import type { Verdict } from "../collect/model.ts";

/**
 * The verdict on a fact that must be true of every service.
 * @param judge the verdict for the service on one port.
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
