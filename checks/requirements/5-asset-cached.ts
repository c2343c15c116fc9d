import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { isKept } from "../collect/static-file.ts";

export const requirement: Requirement = {
  task: 5,
  title: "a file that the first page links to comes through port 80, with a time for which it may be kept",
  hints: [
    "Look at the headers of a file that the first page links to: who sends it decides how long it may be kept.",
    "Compare these headers with those of the page itself.",
    "curl -sI \"http://127.0.0.1$(curl -s http://127.0.0.1/ | grep -oE '(href|src)=\"/[^\"]+' | grep -oEm 1 '/.+' | head -n 1)\"",
  ],
  check: ({ asset, asset: { url, answer } }) => {
    const { "cache-control": control = "", expires = "", "content-type": type = "no type" } = answer.headers;
    return {
      holds: isKept(asset) && suits(url?.pathname ?? "", type),
      expected: "200 as what it is, with Cache-Control: max-age=… or Expires",
      found:
        answer.status === 200
          ? `${url?.pathname}: 200 as ${type}, Cache-Control: ${control || "none"}, Expires: ${expires || "none"}`
          : `${url?.pathname ?? "/"}: ${inWords(answer)}`,
    };
  },
};

/** Whether a browser takes a file of this type for what its name says: it refuses a style or a script that is none. */
function suits(path: string, type: string): boolean {
  if (path.endsWith(".css")) return type.startsWith("text/css");
  if (/\.m?js$/.test(path)) return /\bjavascript\b/.test(type);
  return type !== "no type" && !type.startsWith("application/octet-stream");
}
