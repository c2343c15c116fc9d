import { isJson404, jsonInWords } from "../json.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers an unknown path of the API with 404 in JSON",
  hint: "in /etc/nginx/sites-available/applab, 'proxy_intercept_errors' or 'error_page' may put a page of Nginx in the place of the API's answer",
  check: (lab) => {
    const answer = lab.answer("siteApiUnknown");
    return {
      holds: isJson404(answer),
      expected: "404 and an object as application/json",
      found: jsonInWords(answer),
    };
  },
};
