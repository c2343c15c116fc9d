import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { servedByNginx, wrongType } from "../collect/static-file.ts";
import { hintFor } from "../judge/answer-in-words.ts";

const hints = {
  type: "Check which types Nginx knows (types, default_type, include mime.types): a browser uses no style sheet or image that is called something else.",
  // What Nginx's workers may not read looks as if it were not there.
  missing:
    "Check the folder in which Nginx looks for the file (root, alias), and whether its workers may read that and every folder above: its error log says if not.",
};

/** Node's parser answers 400 to an unknown method, Nginx 405. static-file.ts has the other differences. */
export const requirement: Requirement = {
  task: 5,
  title: "Nginx itself serves the files that the first page links to",
  layer: "files",
  dependsOn: ["2-public-address", "5-page"],
  hints: [
    "Check which location of the site matches the files that the first page links to, and which program reads them.",
    "Compare how a file and a page of the application are answered when the method is unknown.",
    "curl -s http://127.0.0.1/ | grep -oE '(href|src)=\"[^\"]+\"'; sudo nginx -T 2>/dev/null | grep -nE 'location|root|alias|proxy_pass'",
  ],
  check: ({ asset, asset: { url, answer, unknownMethod } }) => {
    const path = url?.pathname ?? "/";
    const type = wrongType(asset);
    if (servedByNginx(asset) && type !== undefined) {
      return {
        holds: false,
        expected: "the Content-Type of such a file",
        found: `${path}: ${type}`,
        hint: hints.type,
      };
    }
    return {
      holds: servedByNginx(asset),
      expected: "200 to GET, and Nginx's own 405 to an unknown method",
      found: `${path}: ${
        answer.status === 200
          ? `200 to GET, with ETag ${answer.headers.etag ?? "none"}; ${describeAnswer(unknownMethod)} to an unknown method`
          : describeAnswer(answer)
      }`,
      hint: answer.status === 404 ? hints.missing : hintFor(answer),
    };
  },
};
