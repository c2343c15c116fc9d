import { once } from "node:events";
import { connect } from "node:net";

/** The parts of an answer that are compared. */
export interface Answer {
  /** 0 if there was no answer. */
  status: number;
  type: string | undefined;
  /** "7 is odd" */
  number: string | undefined;
  location: string | undefined;
  allow: string | undefined;
}

/** Milliseconds without data after which the request counts as unanswered. */
const patience = 20_000;

/** The Host header; its capitals must be lower case in a redirect. */
const usualHead = "HTTP/1.1\r\nHost: Lab.Example:8080";

/** Sends a request over its own socket: node:http rejects or changes some paths. */
export async function ask(port: number, path: string, method = "GET", head = usualHead): Promise<Answer> {
  const socket = connect(port, "127.0.0.1");
  socket.setTimeout(patience, () =>
    socket.destroy(new Error(`no answer to ${method} ${path} on port ${port}`)),
  );
  let reply = "";
  socket.setEncoding("latin1").on("data", (data) => {
    reply += data;
  });
  socket.write(`${method} ${path} ${head}\r\nConnection: close\r\n\r\n`, "latin1");
  await once(socket, "close");
  const [top = "", body = ""] = reply.split("\r\n\r\n", 2);
  const header = (name: string) => new RegExp(`^${name}: *(.*?)\\r?$`, "im").exec(top)?.[1];
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(top)?.[1] ?? 0),
    type: header("Content-Type"),
    number: /<H1>Number: (\d+ is (?:even|odd))<\/H1>/.exec(body)?.[1],
    location: header("Location"),
    // Flask keeps the methods in a set, whose order differs at each start.
    allow: header("Allow")?.split(", ").sort().join(", "),
  };
}
