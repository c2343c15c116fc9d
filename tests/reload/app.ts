/** An application that can lose something: what was sent to it comes back. */
import type { IncomingMessage, ServerResponse } from "node:http";

export const app = (request: IncomingMessage, response: ServerResponse): void => {
  const parts: Buffer[] = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const body = parts.length > 0 ? Buffer.concat(parts) : Buffer.from("Hello HBNB!");
    response.setHeader("Content-Length", body.length);
    response.end(body);
  });
};
