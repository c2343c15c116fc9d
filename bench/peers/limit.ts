import { nginx } from "../proxy.ts";
import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

/** What proxying costs when the application costs next to nothing. */
export const limit: Peer = {
  name: "Nginx (the limit), keepalive",
  proxy: "keepalive",
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
};
