import type { Requirement } from "../collect/model.ts";
import { isStatus, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers /api/v1/status with JSON",
  hints: [
    "Look at the third service: does it run on port 5002, and what does it say of itself?",
    "Compare the status, the type and the body with what the task demands.",
    "curl -i http://127.0.0.1:5002/api/v1/status",
  ],
  check: (lab) => {
    const answer = lab.answer("status");
    return {
      holds: isStatus(answer),
      expected: '200 {"status":"OK"} as application/json',
      found: jsonInWords(answer),
    };
  },
};
