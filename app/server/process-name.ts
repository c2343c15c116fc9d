import { writeFileSync } from "node:fs";

/**
 * Names this process: without that it would be just another "node", which calls itself "MainThread".
 * @param title what `ps` and `pgrep -a` show. `pgrep -l` shows the kernel's name, which has at most 15 letters: "appserver".
 */
export function setProcessName(title: string): void {
  process.title = title;
  try {
    writeFileSync("/proc/self/comm", "appserver");
  } catch {
    // Only Linux has this file.
  }
}
