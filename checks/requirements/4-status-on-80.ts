import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";
import { isStatus, jsonInWords } from "../judge/json.ts";
import { steadily } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers /api/v1/status with JSON",
  layer: "proxied",
  dependsOn: ["4-proxied", "4-status"],
  hints: [
    "Check which location of the site matches the API paths, where it sends the requests, and how it changes the paths.",
    "Compare the answers of port 80 and port 5002 for the same path.",
    "for port in 80 5002; do curl -si http://127.0.0.1:$port/api/v1/status; echo; done",
  ],
  check: (lab) => {
    const answer = lab.answer("siteStatus");
    return steadily(lab, "siteStatus", {
      holds: isStatus(answer),
      expected: '200 {"status":"OK"} as application/json',
      found: jsonInWords(answer),
      hint: hintFor(answer),
    });
  },
};
