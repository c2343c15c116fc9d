import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks until the answer is yes; the clock may be set meanwhile.
 * @param limit seconds.
 * @returns false when they have passed before.
 */
export async function waitUntil(limit: number, condition: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + limit * 1000;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(100);
  }
  return false;
}
