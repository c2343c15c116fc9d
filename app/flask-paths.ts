/** Paths as Flask reads them: encoded letters mean the letters, and doubled slashes are redirected to a path without them. */
import type { Request, RequestHandler } from "express";

/**
 * For a service whose routes Express finds by itself.
 * @param rules the paths of its routes, as Flask has them with `strict_slashes=False`: with a slash at the end or without.
 */
export function flaskPaths(...rules: string[]): RequestHandler {
  // Flask takes one slash more than the rule has, and one less.
  const patterns = rules.map((rule) => new RegExp(`^${rule.replace(/\/$/, "/?")}/?$`));
  const isRoute = (path: string) => patterns.some((pattern) => pattern.test(path));
  return (request, response, next) => {
    const { path, query } = readTarget(request.url);
    const merged = mergeSlashes(path);
    if (isRoute(path)) {
      request.url = path.replace(/\/+$/, "/") + query;
      next();
    } else if (isRoute(merged) && ["GET", "HEAD", "OPTIONS"].includes(request.method)) {
      response
        .status(308)
        .set("Location", addressOf(request, merged + query))
        .type("html")
        .send("<!DOCTYPE html>\n<title>Permanent Redirect</title>\n<h1>Permanent Redirect</h1>\n");
    } else {
      next();
    }
  };
}

/**
 * Takes "/path?query#fragment" apart, also with "http://host" before it. The path is decoded, and begins with one slash;
 * the query is "" or begins with "?".
 */
export function readTarget(target: string): { path: string; query: string } {
  const [, path = "", query = ""] = /^(?:\w+:\/\/[^/?#]*)?([^?#]*)(\?[^#]+)?/.exec(target) ?? [];
  return { path: percentDecode(path).replace(/^\/*/, "/"), query };
}

/** Each pair of slashes becomes one; of three in a row there remain two. */
export const mergeSlashes = (path: string): string => path.replaceAll("//", "/");

/** The whole address of a path of ours: "http://host:port" as the client named us, without the port that its scheme has anyway. */
export function addressOf({ secure, headers, socket }: Request, path: string): string {
  const host = headers.host ?? `${socket.localAddress}:${socket.localPort}`;
  const usualPort = secure ? /:443$/ : /:80$/;
  return `${secure ? "https" : "http"}://${host.replace(usualPort, "").toLowerCase()}${path}`;
}

/** As decodeURIComponent, but "%zz" stays as it is, and bytes that are not UTF-8 become U+FFFD. */
function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  const bytes = text.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
