import { performance } from "node:perf_hooks";

/** Seconds since the start. Its clock does not follow the host's when that is set. */
export const elapsed = () => performance.now() / 1000;

/** Minutes and seconds: ` 1:07`. */
export function formatMinutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2)}:${String(whole % 60).padStart(2, "0")}`;
}
