import { homedir } from "node:os";
import { join } from "node:path";

/** The folder for downloaded and built files: boxes, programs. It can be emptied at any time. */
export const cacheFolder =
  process.env.LAB_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "applab");
