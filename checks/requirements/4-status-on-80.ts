import type { Requirement } from "../collect/model.ts";
import { isStatus, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers /api/v1/status with JSON",
  hints: [
    "Look at which location of the site takes the paths of the API, where it leads, and what becomes of the path on the way.",
    "Compare the answers of port 80 and of port 5002 to the same path.",
    "for port in 80 5002; do curl -si http://127.0.0.1:$port/api/v1/status; echo; done",
  ],
  check: (lab) => {
    const answer = lab.answer("siteStatus");
    return {
      holds: isStatus(answer),
      expected: '200 {"status":"OK"} as application/json',
      found: jsonInWords(answer),
    };
  },
};
