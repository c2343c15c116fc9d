/** What the services got of requests to port 80, as the probe "received" saw it on its way. */
import type { Lab } from "../model.ts";
import type { ToldRequest } from "../probes/marked-requests.ts";

/** A request as it came to a service. */
export interface Received {
  port: number;
  name: string;
  /** By their names in lower case; those with the same name are joined as HTTP says. */
  headers: Record<string, string>;
}

/** Each time that a request came to a service: several times, if Nginx tried again. */
export const receivedOf = (lab: Lab, request: ToldRequest): Received[] =>
  allReceived(lab).filter(({ name }) => name === request);

function allReceived(lab: Lab): Received[] {
  const blocks = lab
    .reading("received")
    .out.toString()
    .matchAll(/^request (\d+) (\w+)\n((?:.+\n)*)\n/gm);
  return Array.from(blocks, ([, port, name = "", lines = ""]) => ({
    port: Number(port),
    name,
    headers: headersIn(lines),
  }));
}

function headersIn(lines: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [, key = "", value = ""] of lines.matchAll(/^([^:\s]+):[ \t]*(.*?)[ \t]*$/gm)) {
    const name = key.toLowerCase();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

/** The host name that the requests asked for. */
export const askedHost = (lab: Lab): string =>
  /^asked (\S+)$/m.exec(lab.reading("received").out.toString())?.[1] ?? "";

/** Why nothing was seen of a request. */
export function whyNotSeen(lab: Lab): string {
  const { code, out, err } = lab.reading("received");
  if (code === 127) return "the lab has no perl, which reads what comes to the services";
  if (!out.toString().startsWith("asked "))
    return `the lab lets nobody read what comes to the services: ${err.trim() || "no answer"}`;
  return "nothing of it came over TCP to ports 5000 to 5003: a Unix socket cannot be read along";
}
