import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { isByNginx } from "../collect/static-file.ts";

/** Asked with a method that HTTP does not know, Node's parser answers 400; for what else tells them apart see static-file.ts. */
export const requirement: Requirement = {
  task: 5,
  title: "Nginx itself serves the file that the first page links to",
  hints: [
    "Look at which location of the site takes the files that the first page links to, and who reads them there.",
    "Compare how a file and a page of the application are answered when the method is one that nobody knows.",
    "curl -s http://127.0.0.1/ | grep -oE '(href|src)=\"[^\"]+\"'; sudo nginx -T 2>/dev/null | grep -nE 'location|root|alias|proxy_pass'",
  ],
  check: ({ asset, asset: { url, answer, unknownMethod } }) => ({
    holds: isByNginx(asset),
    expected: "200 to GET, and Nginx's own 405 to a method that HTTP does not know",
    found: `${url?.pathname ?? "/"}: ${
      answer.status === 200
        ? `200 to GET, with ETag ${answer.headers.etag ?? "none"}; ${inWords(unknownMethod)} to the other`
        : inWords(answer)
    }`,
  }),
};
