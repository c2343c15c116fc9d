import { run } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

const script = "cat /etc/machine-id /var/lib/applab/provisioned 2>/dev/null || true";

/** A text that changes when the lab is another one, or was provisioned again, but not after a repair by hand or a reboot. */
export const identityOf = async (target: Target): Promise<string> =>
  (await run(target, script)).toString().trim().replace(/\s+/g, " ");
