import type { Request } from "express";
import { loopbackGet, NoAnswer } from "./loopback-get.ts";
import { printable, printableHeader } from "./printable.ts";
import type { Places } from "./services.ts";

/** What the service saw of a request: a name and what stood there, or null where nothing did. */
export type Seen = Record<string, string | null>;

/** The facts that are compared, and what each is for. */
export const facts: Record<string, { of: (request: Request) => string | undefined; means: string }> = {
  "asked on": {
    of: ({ socket }) => addressOf(socket.localAddress, socket.localPort),
    means: "where the service listens",
  },
  "asked by": {
    of: ({ socket }) => addressOf(socket.remoteAddress, socket.remotePort),
    means: "the other end of the connection: behind a proxy it is the proxy",
  },
  "takes the visitor for": {
    of: ({ ip }) => ip && printable(ip),
    means: "request.ip: believes X-Forwarded-For if it comes over loopback",
  },
  "takes its own address for": {
    of: ({ protocol, host }) => (host === undefined ? undefined : printableHeader(`${protocol}://${host}/`)),
    means: "what it would build links and redirects of",
  },
  Host: { of: header("host"), means: "the name that was asked for" },
  "X-Real-IP": { of: header("x-real-ip"), means: "whom Nginx saw" },
  "X-Forwarded-For": {
    of: header("x-forwarded-for"),
    means: "the same; what a visitor claims comes first",
  },
  "X-Forwarded-Proto": { of: header("x-forwarded-proto"), means: "http or https, between visitor and Nginx" },
  "X-Forwarded-Host": {
    of: header("x-forwarded-host"),
    means: "the name, should Host be changed on the way",
  },
  "X-Request-Id": { of: header("x-request-id"), means: "finds this request in Nginx's log" },
  Connection: {
    of: header("connection"),
    means: "close: a connection for this request alone. Nginx keeps its own open and says nothing",
  },
  HTTP: { of: ({ httpVersion }) => httpVersion, means: "the version spoken with the service" },
  worker: { of: () => String(process.pid), means: "the process that answered: whichever was free" },
};

/** All of them, of one request. */
export const seen = (request: Request): Seen =>
  Object.fromEntries(Object.entries(facts).map(([name, { of }]) => [name, of(request) ?? null]));

/** Whether the request came through Nginx, which sets these headers and connects over loopback. */
export const cameThroughNginx = ({ headers, socket }: Request): boolean =>
  headers["x-request-id"] !== undefined &&
  headers["x-real-ip"] !== undefined &&
  /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");

/**
 * What the service sees of a request that takes the other way: not through Nginx if this one did, and through Nginx if
 * this one did not.
 * @throws {NoAnswer} saying why there is none.
 */
export async function seenTheOtherWay(
  request: Request,
  { site, glance }: Pick<Places, "site" | "glance">,
): Promise<Seen> {
  const { localAddress, localPort } = request.socket;
  if (localPort === undefined || localAddress === undefined) throw new NoAnswer("the service has no port");
  const [host, port] = cameThroughNginx(request) ? [localAddress, localPort] : ["127.0.0.1", site];
  const { status, body } = await loopbackGet(host, port, "/way.json", glance);
  try {
    return readSeen(JSON.parse(body));
  } catch {
    throw new NoAnswer(`${host}:${port} answered ${status}, with something else than what the service saw`);
  }
}

/** Any program may answer there: only printable texts are taken from it. */
function readSeen(answer: Record<string, unknown>): Seen {
  if (typeof answer.worker !== "string") throw new Error("it is something else");
  return Object.fromEntries(
    Object.keys(facts).map((name) => {
      const value = answer[name];
      return [name, typeof value === "string" ? printable(value) : null];
    }),
  );
}

function header(name: string) {
  return ({ headersDistinct }: Request) => {
    const value = headersDistinct[name]?.join(", ");
    return value && printableHeader(value);
  };
}

/** 127.0.0.1:5003, [::1]:5003, or undefined for a Unix socket. */
function addressOf(address: string | undefined, port: number | undefined): string | undefined {
  if (address === undefined || port === undefined) return undefined;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  return plain.includes(":") ? `[${plain}]:${port}` : `${plain}:${port}`;
}
