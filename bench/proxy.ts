/** Nginx before a peer. No Nginx here writes an access log: each application writes its own. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Peer } from "./peers/peer.ts";
import type { Program } from "./running.ts";

/** An Nginx with the servers of `configuration`, and around them what Debian's nginx.conf says. */
export function nginx(folder: string, name: string, configuration: string): Program {
  const own = join(folder, name);
  mkdirSync(join(own, "temporary"), { recursive: true });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(own, "nginx.conf"),
    `
    ${process.getuid?.() === 0 ? "user root;" : ""}
    daemon off;
    worker_processes auto;
    pid ${own}/pid;
    events { worker_connections 768; }
    http {
      sendfile on;
      tcp_nopush on;
      gzip on;
      access_log off;
      ${temporary.map((kind) => `${kind}_temp_path ${own}/temporary/${kind};`).join("\n")}
      ${configuration}
    }`,
  );
  const args = ["-p", own, "-e", join(own, "error.log"), "-c", join(own, "nginx.conf")];
  return { program: "nginx", args, cwd: own, log: join(own, "error.log") };
}

/** How Nginx on a port hands requests to an application on another. */
export function proxying(proxy: Peer["proxy"], port: number, to: number): string {
  if (proxy === "site") return site(port, to);
  if (proxy === "default") {
    return `server {
      listen 127.0.0.1:${port};
      location / { proxy_pass http://127.0.0.1:${to}; }
    }`;
  }
  return `
    upstream application {
      server 127.0.0.1:${to};
      keepalive 32;
    }
    server {
      listen 127.0.0.1:${port};
      location / {
        proxy_pass http://application;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
      }
    }`;
}

/** The lab's site as it is, except for ports and the access log. */
function site(port: number, to: number): string {
  let text = readFileSync(new URL("../nginx/applab.conf", import.meta.url), "utf8");
  for (const [pattern, instead] of [
    [/^\s*listen 80 /m, `listen 127.0.0.1:${port} `],
    [/^\s*listen \[::\]:80 .*$/m, ""],
    [/\bserver 127\.0\.0\.1:5000;/, `server 127.0.0.1:${to};`],
    [/^\s*access_log .*$/m, ""],
  ] as const) {
    if (!pattern.test(text)) throw new Error(`nginx/applab.conf no longer has anything like ${pattern}`);
    text = text.replace(pattern, instead);
  }
  return text;
}
