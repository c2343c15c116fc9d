import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 5,
  title: "port 80 serves nothing from outside the folder of the files that the first page links to",
  layer: "files",
  dependsOn: ["5-asset-by-nginx"],
  hints: [
    "Check the location that serves the files: where alias replaces a path, each slash at the end of one needs a slash at the end of the other.",
    "Compare the location's path with its alias or root, and think of a path that goes on with two dots.",
    "sudo nginx -T 2>/dev/null | grep -nE -A4 'location|alias|root' | grep -nE 'location|alias|root'",
  ],
  check: ({ asset: { answer, escapes } }) => ({
    // Without a file there is no folder to leave.
    holds: answer.status === 200 && escapes.length === 0,
    expected: "no file for a path that leads out of the folder",
    found: escapes.length === 0 ? describeAnswer(answer) : `a file for ${escapes.join(" and for ")}`,
  }),
};
