import { shellScript, shellVariables } from "../../core/shell-script.ts";
import { run } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/** Seconds after its start within which a lab may still be booting. Asking systemd is a program more: later it is not. */
const young = 300;
/** Seconds that are left to it: a unit that never comes up must not keep back what can be seen of the others. */
const patience = 90;

/**
 * Shell that ends with a word instead of going on, where a boot is under way: a service that is not there yet is no
 * wrong answer.
 */
export const bootGuardScript = (word: string) =>
  shellVariables({ young, booting: word }) + shellScript("boot-guard.sh", import.meta.url);

/**
 * Waits for the end of a boot.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function waitForBoot(target: Target): Promise<void> {
  console.error("The lab is still booting: its end is waited for.");
  await run(target, `timeout ${patience} systemctl is-system-running --wait || true`, (patience + 30) * 1000);
}
