import type { ErrorRequestHandler, RequestHandler } from "express";

/** A path with a `%` that begins no character means nothing, whoever would have answered it: 400. */
export const wellFormed: RequestHandler = (request, response, next) => {
  try {
    decodeURIComponent(request.path);
    next();
  } catch {
    response.status(400).json({ error: "Bad request" });
  }
};

/** Stands after the methods that a path has: any other is 405, and `OPTIONS` is told which there are. */
export const onlyGet: RequestHandler = (request, response) => {
  response.set("Allow", "GET, HEAD, OPTIONS");
  if (request.method === "OPTIONS") response.end();
  else response.status(405).json({ error: "Method not allowed" });
};

/** Stands after all paths. */
export const notFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: "Not found" });
};

/** The error goes into the log, and not to whoever asked: it may tell what is none of their business. */
export const failed: ErrorRequestHandler = (error, _request, response, next) => {
  console.error(error);
  // Half an answer is on its way: all that is left is to break it off.
  if (response.headersSent) next(error);
  else response.status(500).json({ error: "Internal server error" });
};
