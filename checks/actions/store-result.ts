/** Stores the last result in the lab, for its own page. */
import { shellScript, shellVariables } from "../../core/shell-script.ts";
import { runInBackground } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/**
 * By a command of its own, in the background: nobody waits for another login.
 * @param result one line.
 * @param folder where it goes. A lab that has no such folder wants no result.
 */
export async function storeResult(target: Target, result: string, folder = "/var/lib/applab"): Promise<void> {
  const script = shellVariables({ folder, result }) + shellScript("store-result.sh", import.meta.url);
  await runInBackground(target, script);
}
