import { nginx } from "../proxy.ts";
import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

const unburdened = (name: string, proxy: Peer["proxy"]): Peer => ({
  name,
  proxy,
  start: ({ folder, port }) =>
    start(
      nginx(
        folder,
        "limit",
        `server {
           listen 127.0.0.1:${port};
           default_type text/html;
           return 200 'Hello HBNB!';
         }`,
      ),
    ),
});

/** What proxying costs when the application costs next to nothing. */
export const limit = unburdened("Nginx (the limit), keepalive", "keepalive");

/** The same behind the site that we stand behind: what is above the limit here is the site's, and no application's. */
export const limitOfSite = unburdened("Nginx behind the lab's site", "site");
