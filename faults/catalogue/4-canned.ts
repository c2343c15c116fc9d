import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "Nginx answers the API's status by itself",
  symptom: "We switched the API off for the night. But our customers saw the status OK all the time.",
  difficulty: 3,
  hints: [
    "Port 80 gives the right answer. But which program sends it?",
    "Compare your requests to port 80 with the lines in the API's access log.",
    "In the lab: curl -s http://127.0.0.1/api/v1/status; sleep 1; tail -n 1 /var/log/api/access.log; grep -n return /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-every-way", "4-proxied", "6-handed-on"],
  roots: ["4-proxied"],
  break: `edit $site '/^ *location = .api {/i\\    location = /api/v1/status { default_type application/json; return 200 "{\\\\"status\\\\":\\\\"OK\\\\"}"; }'
reload_site`,
  fix: `back_site`,
  teaches:
    "A status page is worthless if it does not ask the service. The service's log shows whether a request arrived.",
};
