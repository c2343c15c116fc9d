import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dotfiles } from "../../core/paths.ts";

/** Whether there is no machine yet. */
export function isFresh(): boolean {
  const folder = join(dotfiles(), "machines", "default");
  const providers = existsSync(folder) ? readdirSync(folder) : [];
  return !providers.some((provider) => existsSync(join(folder, provider, "id")));
}
