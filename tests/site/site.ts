/** The real site in front of a test's services: only ports, folders and the changes of a test are replaced. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execa, execaSync } from "execa";
import { lastTask } from "../../core/curriculum.ts";
import { project } from "../checkout.ts";
import { endWithUs } from "../cleanup-on-exit.ts";
import type { Nginx } from "./nginx.ts";

export const services = { onepage: 5000, dynamic: 5001, api: 5002, web: 5003 } as const;
export type Service = keyof typeof services;

export interface Reply {
  status: number | undefined;
  headers: IncomingMessage["headers"];
  /** Each header, with all its values. */
  rawHeaders: string[];
  body: string;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  port?: number;
  host?: string;
}

export interface Site {
  port: number;
  /** The port of each service. */
  ports: Record<Service, number>;
  /** The output of `nginx -t`. */
  verdict: string;
  /** Sends a request on a new connection. The path is sent without changes. */
  ask(path: string, question?: Question): Promise<Reply>;
  /** Waits for the line of the access log with this request id: Nginx buffers the lines. */
  logLine(id: unknown): Promise<string>;
  stop(): Promise<void>;
}

/** The site file, or the part that provisioning installs for the tasks up to the given one. */
export function siteUntil(task: number): string {
  const script = 'source provision/site.sh; site_until "$1" nginx/applab.conf';
  return execaSync("bash", ["-c", script, "bash", `${task}`], { cwd: project, stripFinalNewline: false })
    .stdout;
}

/**
 * Starts Nginx with the site on free ports.
 * @param changes texts of the site file, and their replacements in this copy.
 * @param task the last task that is solved.
 */
export async function startSite(
  nginx: Nginx,
  changes: Record<string, string> = {},
  task = lastTask,
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  const [port, onepage, dynamic, api, web] = (await freePorts(5)) as [number, number, number, number, number];
  const ports = { onepage, dynamic, api, web };
  let site = siteUntil(task);
  for (const [text, instead] of Object.entries({
    "listen 80 ": `listen 127.0.0.1:${port} `,
    "listen [::]:80 ": `listen [::1]:${port} `,
    "127.0.0.1:5000": `127.0.0.1:${onepage}`,
    "127.0.0.1:5001": `127.0.0.1:${dynamic}`,
    "127.0.0.1:5002": `127.0.0.1:${api}`,
    "127.0.0.1:5003": `127.0.0.1:${web}`,
    "/var/log/nginx": folder,
    "/etc/nginx/applab": join(project, "nginx"),
    "/srv/applab/app": join(project, "app"),
    ...changes,
  })) {
    if (task === lastTask && !site.includes(text)) throw new Error(`the site file no longer says '${text}'`);
    site = site.replaceAll(text, instead);
  }
  writeFileSync(join(folder, "applab.conf"), site);
  writeFileSync(join(folder, "nginx.conf"), around(folder, nginx));

  const [program, ...args] = nginx.command;
  args.push("-p", folder, "-e", join(folder, "error.log"), "-c", join(folder, "nginx.conf"));
  const { stderr: verdict } = await execa(program, [...args, "-t"], { timeout: 30_000 });
  const running = endWithUs(spawn(program, args, { stdio: "ignore" }));
  const ended = once(running, "exit").then(() => "ended" as const);

  const ask: Site["ask"] = async (path, { method, headers = {}, body, host = "127.0.0.1", ...rest } = {}) => {
    // For a DELETE Node does not set Content-Length by itself.
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const options = { host, port, path, method, headers: { ...length, ...headers }, agent: false, ...rest };
    const asked = request(options).end(body);
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    const { statusCode: status, rawHeaders } = response;
    return {
      status,
      headers: response.headers,
      rawHeaders,
      body: Buffer.concat(await response.toArray()).toString(),
    };
  };
  const stop = async () => {
    running.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  const log = () => readFileSync(join(folder, "applab.access.log"), "utf8");
  const logLine: Site["logLine"] = (id) =>
    until(`a line with ${id}`, () =>
      log()
        .split("\n")
        .find((line) => line.includes(`id=${id} `)),
    );

  const up = await Promise.race([answering(port), ended]).catch(async (error) => {
    await stop();
    throw error;
  });
  if (up === "ended") throw new Error(`Nginx ended:\n${readFileSync(join(folder, "error.log"), "utf8")}`);
  return { port, ports, verdict, ask, logLine, stop };
}

/** The configuration around the site: Debian's nginx.conf without the paths outside `folder`. */
function around(folder: string, { etc }: Nginx): string {
  mkdirSync(join(folder, "temporary"));
  return `
    ${process.getuid?.() === 0 ? "user root;" : ""}
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events {}
    http {
      include ${etc}/mime.types;
      default_type application/octet-stream;
      gzip on;
      client_body_temp_path ${folder}/temporary/body;
      proxy_temp_path ${folder}/temporary/proxy;
      fastcgi_temp_path ${folder}/temporary/fastcgi;
      uwsgi_temp_path ${folder}/temporary/uwsgi;
      scgi_temp_path ${folder}/temporary/scgi;
      include ${folder}/applab.conf;
    }`;
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => server.listening || once(server, "listening")));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Waits until a server answers on a port of this host. */
export async function answering(port: number): Promise<void> {
  await until(`an answer on port ${port}`, async () => {
    const asked = request({ host: "127.0.0.1", port, agent: false }).end();
    const answered = await once(asked, "response").catch(() => undefined);
    answered?.[0].resume();
    return answered;
  });
}

/** Repeats `look` until it returns a value, for a minute at most. */
export async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const seen = await look();
    if (seen !== undefined && seen !== null) return seen;
    await pause(25);
  }
  throw new Error(`waited a minute in vain for ${what}`);
}
