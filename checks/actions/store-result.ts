/** Stores the last result in the lab, where its first page shows it. */
import { shellScript, shellVariables } from "../../core/shell-script.ts";
import { runInBackground } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/**
 * Runs in the background, so that the user does not wait for another login.
 * @param result one line.
 * @param folder where to store it. If the folder does not exist, the result is discarded.
 */
export async function storeResult(target: Target, result: string, folder = "/var/lib/applab"): Promise<void> {
  const script = shellVariables({ folder, result }) + shellScript("store-result.sh", import.meta.url);
  await runInBackground(target, script);
}
