import type { ErrorRequestHandler, RequestHandler } from "express";

/** Answers 400 to a path with an invalid percent-encoding. */
export const wellFormed: RequestHandler = (request, response, next) => {
  try {
    decodeURIComponent(request.path);
    next();
  } catch {
    response.status(400).json({ error: "Bad request" });
  }
};

/** Comes after the methods of a path: answers 405 to any other, and lists them for `OPTIONS`. */
export const onlyGet: RequestHandler = (request, response) => {
  response.set("Allow", "GET, HEAD, OPTIONS");
  if (request.method === "OPTIONS") response.end();
  else response.status(405).json({ error: "Method not allowed" });
};

/** Comes after all paths. */
export const notFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: "Not found" });
};

/** Logs the error; the client must not see its details. */
export const failed: ErrorRequestHandler = (error, _request, response, next) => {
  console.error(error);
  // Part of the answer was already sent: close the connection.
  if (response.headersSent) next(error);
  else response.status(500).json({ error: "Internal server error" });
};
