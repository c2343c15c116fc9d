import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "Nginx is stopped",
  symptom: "My browser cannot connect to the site at all.",
  difficulty: 1,
  hints: [
    "There is not even an error page: nothing listens on port 80.",
    "Compare port 80 with port 5000: one answers, the other refuses the connection.",
    "In the lab: systemctl status nginx; ss -ltn",
  ],
  reddens: withoutPort80,
  roots: ["2-nginx-listens"],
  break: `systemctl stop nginx`,
  fix: `systemctl start nginx`,
  teaches: "A refused connection is not an error page: it usually means that nothing listens on the port.",
};
