import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 5,
  title: "a file that the first page links to comes through port 80, with a time for which it may be kept",
  hint: "in /etc/nginx/sites-available/applab, 'expires' in the location of the files sets the header; 'curl -I' shows it",
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
