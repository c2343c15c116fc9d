import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { isCacheable } from "../collect/static-file.ts";
import { hintFor } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 5,
  title: "port 80 serves the files that the first page links to with a cache lifetime",
  layer: "files",
  dependsOn: ["5-asset-by-nginx"],
  hints: [
    "Check the headers of a file that the first page links to: the program that sends it also sets how long it may be cached.",
    "Compare these headers with those of the page itself.",
    "curl -sI \"http://127.0.0.1$(curl -s http://127.0.0.1/ | grep -oE '(href|src)=\"/[^\"]+' | grep -oEm 1 '/.+' | head -n 1)\"",
  ],
  check: ({ asset, asset: { url, answer } }) => {
    const { "cache-control": control = "", expires = "", "content-type": type = "no type" } = answer.headers;
    return {
      holds: isCacheable(asset) && suits(url?.pathname ?? "", type),
      expected: "200 with the right Content-Type, and Cache-Control: max-age=… or Expires",
      found:
        answer.status === 200
          ? `${url?.pathname}: 200 as ${type}, Cache-Control: ${control || "none"}, Expires: ${expires || "none"}`
          : `${url?.pathname ?? "/"}: ${describeAnswer(answer)}`,
      hint: hintFor(answer),
    };
  },
};

/** Whether the content type fits the file name: a browser refuses a style sheet or a script with another type. */
function suits(path: string, type: string): boolean {
  if (path.endsWith(".css")) return type.startsWith("text/css");
  if (/\.m?js$/.test(path)) return /\bjavascript\b/.test(type);
  return type !== "no type" && !type.startsWith("application/octet-stream");
}
