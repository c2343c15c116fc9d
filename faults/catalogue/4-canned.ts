import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "Nginx says itself that the API is well",
  symptom:
    "We switched the API off for the night. The status that our customers see has been OK all the time.",
  difficulty: 3,
  hints: [
    "The right words come through port 80. But from whom?",
    "Compare what you ask port 80 for with the lines that the API writes into its access log.",
    "In the lab: curl -s http://127.0.0.1/api/v1/status; sleep 1; tail -n 1 /var/log/api/access.log; grep -n return /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-proxied", "6-handed-on"],
  break: `edit $site '/^ *location = .api {/i\\    location = /api/v1/status { default_type application/json; return 200 "{\\\\"status\\\\":\\\\"OK\\\\"}"; }'
reload_site`,
  fix: `back_site`,
  teaches:
    "A status that nobody asks the service for is a wish. Whether a request arrived, the log of the one who answers tells.",
};
