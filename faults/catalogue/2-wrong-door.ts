import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site's upstream has the wrong port",
  symptom:
    "Instead of the greeting there is an error about an unavailable application, but its developers are sure that it is running.",
  difficulty: 2,
  hints: [
    "Port 5000 answers, and port 80 says 502. What is between them?",
    "Compare the port on which the service listens with the port to which Nginx sends requests.",
    "In the lab: sudo tail -n 3 /var/log/nginx/error.log; grep -A1 'upstream onepage' /etc/nginx/sites-available/applab",
  ],
  reddens: proxying,
  roots: ["2-local"],
  break: `edit $site 's/127.0.0.1:5000/127.0.0.1:5009/'; reload_site`,
  fix: `back_site`,
  teaches:
    "Nginx's error log names the upstream that refused the connection, with its port. Two configurations must have the same number.",
};
