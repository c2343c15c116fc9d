import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "Nginx is stopped",
  symptom: "My browser cannot connect to the site at all.",
  difficulty: 1,
  hints: [
    "Not even an error page: nobody listens on port 80.",
    "Compare port 80 with port 5000: one answers, one refuses.",
    "In the lab: systemctl status nginx; ss -ltn",
  ],
  reddens: withoutPort80,
  break: `systemctl stop nginx`,
  fix: `systemctl start nginx`,
  teaches:
    "A refused connection and an error page are two different things: the first means that nobody listens.",
};
