import { createRequire } from "node:module";

/**
 * What the services need of `node:http`. Where that is imported, Node loads its client for WebSockets as well, which is a
 * seventh of a worker's start; where it is required, it does so only when somebody asks for it.
 */
export const { createServer, get } = createRequire(import.meta.url)(
  "node:http",
) as typeof import("node:http");
