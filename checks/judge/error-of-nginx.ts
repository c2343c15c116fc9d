/** Why Nginx answered a request itself, by its own error log. */
import type { Lab, Layer, Verdict } from "../collect/model.ts";
import { errorsOfNginx } from "../collect/parse/logs.ts";
import { visible } from "./visible.ts";

/** Errors that Nginx made, apart from the page of our own site that gives the reason itself. */
const unexplained = /\b(400|5\d\d) by Nginx(?!: "Nginx is up)/;
/** Where Nginx answers, it may also close the connection. */
const cutOff = /the connection was (closed without an answer|reset)/;
const layersOfNginx: readonly Layer[] = ["nginx", "proxied", "files"];

/** Characters of the error that a reader sees. */
const most = 160;

/** A verdict with the last error of Nginx, if it failed because of an error that Nginx made. */
export function withErrorOfNginx(verdict: Verdict, layer: Layer, lab: Lab): Verdict {
  if (verdict.holds) return verdict;
  const isByNginx = unexplained.test(verdict.found);
  if (!isByNginx && !(layersOfNginx.includes(layer) && cutOff.test(verdict.found))) return verdict;
  const error = errorsOfNginx(lab).at(-1);
  if (error === undefined) return verdict;
  return { ...verdict, found: `${verdict.found}; Nginx's error log: "${visible(error).slice(0, most)}"` };
}

/** What Nginx says when it has no connection, file, port or memory left for a request: errors of the kernel, by their numbers. */
const exhausted = /worker_connections are not enough(?!, reusing)|\((12|23|24|99): /;

/** The verdict if Nginx ran out of something that every request needs: then any of them can fail. Undefined if it did not. */
export function ranOut(lab: Lab): Verdict | undefined {
  const error = errorsOfNginx(lab).findLast((line) => exhausted.test(line));
  if (error === undefined) return undefined;
  return {
    holds: false,
    expected: "enough of everything that a request needs",
    found: `Nginx's error log: "${visible(error).slice(0, most)}"`,
    hint: "Check the limit that Nginx's error log names: how many connections a worker may have (worker_connections), how many files a process may open, or how many local ports there are.",
  };
}
