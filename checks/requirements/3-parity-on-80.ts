import { judgeHeadings } from "../headings.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 80 says of a number what port 5001 says",
  hint: "/etc/nginx/sites-available/applab needs a location for /airbnb-dynamic/ whose proxy_pass leads to port 5001 and keeps the path",
  check: (lab) =>
    judgeHeadings(["Number: 7 is odd", lab.answer("siteOdd")], ["Number: 8 is even", lab.answer("siteEven")]),
};
