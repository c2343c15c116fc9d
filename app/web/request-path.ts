import type { Request } from "express";
import { type Html, html } from "./html.ts";
import { printableHeader } from "./printable.ts";
import { cameThroughNginx, type Seen } from "./request-facts.ts";
import { identifier, userAgent } from "./shortened.ts";

/** How many headers are shown at most, and how many characters of each. */
const [mostHeaders, longest] = [24, 120];

/** A value that only Nginx knows, and that it writes into the page (server-side includes). */
const nginxKnows = (variable: string) => html`<span class="gap"><!--# echo var="${variable}" --></span>`;

/** What a program is called, and what it knows of the request. */
type Knows = [term: string, value: string | Html][];

/** The path of this request: each program, what it saw and what it added. */
export function renderRequestPath(request: Request, seen: Seen, milliseconds: number): Html {
  const proxied = cameThroughNginx(request);
  return html`
      <ol class="way" aria-label="The way of this request">
        <li>
          ${icon("M3 5h26v20H3zM3 11h26M6.5 8h1M10 8h1")}
          <h3>Your browser <small>asks</small></h3>
          ${list(browser(request, seen))}
          <p class="wire">${proxied ? nginxKnows("server_protocol") : `HTTP/${request.httpVersion}`}</p>
        </li>
        ${
          proxied
            ? html`<li>
          ${icon("M16 4v24M16 7h9l3 3-3 3h-9M16 15H7l-3 3 3 3h9")}
          <h3>Nginx <small>hands on</small></h3>
          ${list(nginx(seen))}
          <p class="wire">HTTP/${request.httpVersion}</p>
        </li>`
            : html`<li class="skipped">
          ${icon("M16 4v24M16 7h9l3 3-3 3h-9M16 15H7l-3 3 3 3h9")}
          <h3>Nginx <small>was not asked</small></h3>
          <p>This request went directly to the service’s own port, not through Nginx. So this page has no style: Nginx serves that file.</p>
        </li>`
        }
        <li>
          ${icon("M5 5h22v9H5zM5 18h22v9H5zM9 9.5h2M9 22.5h2M16 9.5h7M16 22.5h7")}
          <h3>Application server <small>answers</small></h3>
          ${list(applicationServer(seen, milliseconds))}
        </li>
      </ol>
      <details>
        <summary>All headers as they reached the application server</summary>
        ${list(headers(request), "headers")}
      </details>`;
}

function browser(request: Request, seen: Seen): Knows {
  return [
    [
      "asked for",
      html`<code>${printableHeader(`${request.method} ${seen["takes its own address for"]}`)}</code>`,
    ],
    ["calls itself", userAgent(printableHeader(request.get("user-agent") ?? "nothing", 200))],
  ];
}

function nginx(seen: Seen): Knows {
  return [
    ["listens on", html`<code>${nginxKnows("server_addr")}:${nginxKnows("server_port")}</code>`],
    ["saw you at", html`<code>${nginxKnows("remote_addr")}:${nginxKnows("remote_port")}</code>`],
    ["named it", identifier(seen["X-Request-Id"] ?? "not")],
    [
      "added",
      html`<code>X-Real-IP</code>, <code>X-Forwarded-For</code>, <code>-Proto</code>, <code>-Host</code>, <code>X-Request-Id</code>`,
    ],
    ["handed it to", html`<code>${nginxKnows("upstream_addr")}</code>`],
    ["heard after", html`${nginxKnows("upstream_header_time")} s`],
    ["worker", html`process ${nginxKnows("pid")}`],
  ];
}

function applicationServer(seen: Seen, milliseconds: number): Knows {
  return [
    ["service", html`web, on <code>${seen["asked on"] ?? "a Unix socket"}</code>`],
    ["was asked by", html`<code>${seen["asked by"] ?? "a Unix socket"}</code>`],
    ["takes you for", html`<code>${seen["takes the visitor for"] ?? "unknown"}</code>`],
    ["worker", `process ${process.pid} of master ${process.ppid}`],
    ["terminal", terminal(process.env.TMUX)],
    ["runs in", `Node ${process.versions.node}`],
    ["took", `${milliseconds.toFixed(1)} ms, mostly for checking the services for this page`],
  ];
}

/** @param tmux what tmux leaves in the environment of what runs in it: its socket, its process, the session's number. */
function terminal(tmux: string | undefined): string | Html {
  const [socket = "", , session] = tmux?.split(",") ?? [];
  if (session === undefined) return "none: it was not started in tmux";
  const name = /^\/run\/(\w+)\/tmux$/.exec(socket)?.[1];
  const command = name === undefined ? `tmux -S ${socket} attach` : `attach ${name}`;
  return html`tmux session ${session} on <code>${printableHeader(socket)}</code>; <code>${printableHeader(command)}</code> shows it`;
}

function headers({ rawHeaders }: Request): Knows {
  const all: Knows = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    all.push([printableHeader(name, 40), html`<code>${printableHeader(value, longest)}</code>`]);
  }
  const more = all.length - mostHeaders;
  return more > 0 ? [...all.slice(0, mostHeaders), ["and", `${more} more`]] : all;
}

const list = (knows: Knows, kind = "facts") =>
  html`<dl class="${kind}">${knows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;

/** A drawing; the text beside it says the same. */
const icon = (path: string) =>
  html`<svg class="stop" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><path d="${path}" /></svg>`;
