import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of what is fetched or built once: boxes, programs. Nothing in it is missed when it is emptied. */
export const cacheFolder =
  process.env.LAB_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "applab");
