/** An application that returns the body of each request, so that a lost body is noticed. */
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
