/** Where this project is, and where it keeps what belongs to its lab. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** Vagrant's folder of this lab. */
export const dotfiles = () => process.env.VAGRANT_DOTFILE_PATH ?? join(project, ".vagrant");

/** What we keep of the lab, beside what Vagrant does. */
export const keptFolder = () => join(dotfiles(), "applab");

/** The id of the lab's machine, whatever its provider; empty where there is none. Another machine has another one. */
export function machineId(): string {
  const folder = join(dotfiles(), "machines", "default");
  const providers = existsSync(folder) ? readdirSync(folder) : [];
  const ids = providers.map((provider) => join(folder, provider, "id")).filter(existsSync);
  return ids.map((each) => readFileSync(each, "utf8")).join();
}
