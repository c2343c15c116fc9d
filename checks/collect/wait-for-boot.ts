import { shellScript, shellVariables } from "../../core/shell-script.ts";
import { run } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/** Seconds of uptime during which the lab may still be booting. Later systemd is not asked, which saves a process. */
const young = 300;
/** Seconds to wait for the boot: a unit that never starts must not block the checks of all others. */
const patience = 90;

/**
 * Shell that prints a word and exits while the lab is booting: a service that has not started yet must not count as a
 * failure.
 */
export const bootGuardScript = (word: string) =>
  shellVariables({ young, booting: word }) + shellScript("boot-guard.sh", import.meta.url);

/**
 * Waits for the end of a boot.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function waitForBoot(target: Target): Promise<void> {
  console.error(`The lab is still booting; waiting up to ${patience} s.`);
  await run(target, `timeout ${patience} systemctl is-system-running --wait || true`, (patience + 30) * 1000);
}
