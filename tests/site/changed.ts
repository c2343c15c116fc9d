import type { Nginx } from "./nginx.ts";
import { type Site, startSite } from "./site.ts";

/** Runs a copy of the site with changed directives, such as Nginx's timeouts. */
export async function withChanged(
  nginx: Nginx,
  changes: Record<string, string>,
  use: (site: Site) => Promise<void>,
) {
  const site = await startSite(nginx, changes);
  try {
    await use(site);
  } finally {
    await site.stop();
  }
}
