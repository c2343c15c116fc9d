import { setTimeout as pause } from "node:timers/promises";

/** Seconds for tests. What they wait for comes in moments, on a busy host later; only a defect takes as long as this. */
export const testDeadline = 120;

/**
 * Waits until a condition is true.
 * @param limit seconds, by the monotonic clock.
 * @returns false if the time is over.
 */
export async function waitUntil(limit: number, condition: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + limit * 1000;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(100);
  }
  return false;
}
