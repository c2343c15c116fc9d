import { servicePorts } from "../../core/curriculum.ts";
import type { Verdict } from "../collect/model.ts";

/**
 * The verdict on a fact that must be true of every service. What is the same on several ports is said once.
 * @param judge the verdict for the service on one port.
 * @param ports of the services of which it is known.
 */
export function everyService(
  expected: string,
  judge: (port: number) => Pick<Verdict, "holds" | "found" | "hint">,
  ports: readonly number[] = servicePorts,
): Verdict {
  const failed = new Map<string, number[]>();
  const hints = new Set<string | undefined>();
  for (const port of ports) {
    const { holds, found, hint } = judge(port);
    const text = found.replace(` on port ${port}`, "");
    if (holds) continue;
    failed.set(text, [...(failed.get(text) ?? []), port]);
    hints.add(hint);
  }
  return {
    holds: failed.size === 0,
    expected: `on each port: ${expected}`,
    found:
      Array.from(failed, ([found, ports]) => `${ports.join(", ")}: ${found}`).join("; ") ||
      "the same on each port",
    // One for all of them, or the requirement's own.
    hint: hints.size === 1 ? [...hints][0] : undefined,
  };
}
