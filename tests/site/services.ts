/** The upstreams of the site in a test: the real services, or servers that record their requests. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { Socket } from "node:net";
import { project } from "../checkout.ts";
import { endWithUs } from "../cleanup-on-exit.ts";
import { answering, type Service, type Site, services } from "./site.ts";

/** Runs the real application server with a service until `use` ends. */
export async function withApp(site: Site, service: Service, use: () => Promise<void>): Promise<void> {
  const port = site.ports[service];
  const args = ["--import", "tsx", "app/appserver.ts", "--bind", `127.0.0.1:${port}`, `app/${service}.ts`];
  const app = endWithUs(spawn(process.execPath, args, { cwd: project, stdio: "ignore" }));
  const ended = once(app, "exit");
  try {
    const early = await Promise.race([answering(port), ended]);
    if (early) throw new Error(`'node ${args.join(" ")}' ended with ${early[0]}`);
    await use();
  } finally {
    app.kill("SIGINT");
    await ended;
  }
}

export interface Heard {
  requests: { service: Service; url: string | undefined; message: IncomingMessage; body: string }[];
  connections: Socket[];
}

/**
 * Runs a server in the place of each service until `use` ends.
 * @param answer the answer to each request; "echo" by default.
 */
export async function withEcho(
  site: Site,
  use: (heard: Heard) => Promise<void>,
  answer: RequestListener = (_request, response) => response.end("echo"),
): Promise<void> {
  const heard: Heard = { requests: [], connections: [] };
  const servers = (Object.keys(services) as Service[]).map((service) => {
    const server = createServer({ keepAliveTimeout: 60_000 }, async (message, response) => {
      const request = { service, url: message.url, message, body: "" };
      heard.requests.push(request);
      for await (const part of message) request.body += part;
      answer(message, response);
    });
    server.on("connection", (socket) => heard.connections.push(socket));
    return server.listen(site.ports[service], "127.0.0.1");
  });
  try {
    await Promise.all(servers.map((server) => server.listening || once(server, "listening")));
    await use(heard);
  } finally {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}
