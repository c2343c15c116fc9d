import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the site answers POST requests for the numbers with an error",
  symptom:
    "A form that we sent to the numbers page was always refused politely. Since yesterday it says that the server is broken.",
  difficulty: 3,
  hints: [
    "Which program refuses, and with which status?",
    "Compare the status that port 5001 gives to POST with the status on port 80.",
    "In the lab: for p in 80 5001; do curl -si -X POST http://127.0.0.1:$p/airbnb-dynamic/number_odd_or_even/7 | head -n 1; done; grep -n request_method /etc/nginx/sites-available/applab",
  ],
  reddens: ["3-every-way"],
  roots: ["3-every-way"],
  break: `edit $site 's|location /airbnb-dynamic/ {|& if ($request_method = POST) { return 500; }|'; reload_site`,
  fix: `back_site`,
  teaches:
    "A refusal is an answer, too: 405 says that the client is wrong, 500 says that the server is. A proxy must not turn one into the other.",
};
