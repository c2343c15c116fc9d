import type { Running } from "../running.ts";

/** Where a peer is to run, and with what. */
export interface Place {
  /** For its logs and other files; removed afterwards. */
  folder: string;
  /** It listens on this port of 127.0.0.1. */
  port: number;
  /** The Node of the lab. */
  node: string;
  /** Has the files of peers/apps and, as `node_modules`, the packages that they need. */
  apps: string;
}

/** An application server with an application that answers `Hello HBNB!` at /airbnb-onepage/. */
export interface Peer {
  /** What the table calls it. */
  name: string;
  /** How Nginx speaks to it: see proxy.ts. */
  proxy: "default" | "keepalive" | "site";
  start: (place: Place) => Promise<Running>;
  /** Asks it for its reload; absent where it has none that keeps the port served. */
  reload?: (server: Running, place: Place) => Promise<void>;
}
