import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 5,
  title: "a file that the first page links to comes through port 80, with a time for which it may be kept",
  hints: [
    "Look at the headers of a file that the first page links to: who sends it decides how long it may be kept.",
    "Compare these headers with those of the page itself.",
    "curl -sI \"http://127.0.0.1$(curl -s http://127.0.0.1/ | grep -oE '(href|src)=\"/[^\"]+' | grep -oEm 1 '/.+' | head -n 1)\"",
  ],
  check: ({ asset: { url, answer } }) => {
    const { "cache-control": control = "", expires = "" } = answer.headers;
    const kept = /\b(max-age=[1-9]|immutable)/.test(control) || Date.parse(expires) > Date.now();
    return {
      holds: answer.status === 200 && kept,
      expected: "200, with Cache-Control: max-age=… or Expires",
      found:
        answer.status === 200
          ? `${url?.pathname}: 200, Cache-Control: ${control || "none"}, Expires: ${expires || "none"}`
          : `${url?.pathname ?? "/"}: ${inWords(answer)}`,
    };
  },
};
