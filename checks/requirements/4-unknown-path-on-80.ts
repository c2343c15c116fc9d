import type { Requirement } from "../collect/model.ts";
import { isJson404, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers an unknown path of the API with 404 in JSON",
  hints: [
    "Look at what Nginx does with an error of the application: it may hand it on, or put its own page there.",
    "Compare the answers of port 80 and of port 5002 to a path of the API that nobody has.",
    "for port in 80 5002; do curl -si http://127.0.0.1:$port/api/v1/made-up; echo; done",
  ],
  check: (lab) => {
    const answer = lab.answer("siteApiUnknown");
    return {
      holds: isJson404(answer),
      expected: "404 and an object as application/json",
      found: jsonInWords(answer),
    };
  },
};
