/** Where this project is, and where it keeps what belongs to its lab. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** Vagrant's folder of this lab. */
export const dotfiles = () => process.env.VAGRANT_DOTFILE_PATH ?? join(project, ".vagrant");

/** What we keep of the lab, beside what Vagrant does. */
export const keptFolder = () => join(dotfiles(), "applab");
