import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers over IPv6, on [::1]",
  hint: "/etc/nginx/sites-available/applab needs 'listen [::]:80' beside 'listen 80'; 'ss -ltn' in the lab shows both",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("siteIpv6"))),
};
