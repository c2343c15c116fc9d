import { readFileSync } from "node:fs";
import { isTask } from "../../core/curriculum.ts";

/**
 * The task before which the lab of this folder was made, as it is kept beside what else is known of the machine.
 * @returns undefined where everything was solved by provisioning.
 */
export function readStartTask(file: string): number | undefined {
  try {
    const text = readFileSync(file, "utf8").trim();
    // What is no task leaves nothing out: a lab that is judged whole is judged too strictly, never too kindly.
    return isTask(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}
