import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";
import { isJson404, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers an unknown API path with 404 in JSON",
  layer: "proxied",
  dependsOn: ["4-proxied", "4-unknown-path"],
  hints: [
    "Check what Nginx does with an error from the application: it can pass it on or send its own page instead.",
    "Compare the answers of port 80 and port 5002 for an API path that does not exist.",
    "for port in 80 5002; do curl -si http://127.0.0.1:$port/api/v1/made-up; echo; done",
  ],
  check: (lab) => {
    const answer = lab.answer("siteApiUnknown");
    return {
      holds: isJson404(answer),
      expected: "404 and an object as application/json",
      found: jsonInWords(answer),
      hint: answer.status === 404 ? undefined : hintFor(answer),
    };
  },
};
