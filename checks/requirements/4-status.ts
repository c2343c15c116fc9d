import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";
import { isStatus, jsonInWords } from "../judge/json.ts";
import { withOwner } from "../judge/port-story.ts";
import { steadily } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers /api/v1/status with JSON",
  layer: "answer",
  dependsOn: ["4-answers"],
  hints: [
    "Check the third service: is it running on port 5002, and what status does it report?",
    "Compare the status, the content type and the body with the task.",
    "curl -i http://127.0.0.1:5002/api/v1/status",
  ],
  check: (lab) => {
    const answer = lab.answer("status");
    const verdict = {
      holds: isStatus(answer),
      expected: '200 {"status":"OK"} as application/json',
      found: jsonInWords(answer),
      hint: hintFor(answer),
    };
    return steadily(lab, "status", withOwner(lab, 5002, verdict));
  },
};
