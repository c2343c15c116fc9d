import { isStatus, jsonInWords } from "../json.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers /api/v1/status with JSON",
  hint: "/etc/nginx/sites-available/applab needs a location for /api/ whose proxy_pass leads to port 5002 and keeps the path",
  check: (lab) => {
    const answer = lab.answer("siteStatus");
    return {
      holds: isStatus(answer),
      expected: '200 {"status":"OK"} as application/json',
      found: jsonInWords(answer),
    };
  },
};
