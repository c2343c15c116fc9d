import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "the site refuses clients that call themselves Mozilla, on its first page only",
  symptom: "Our monitoring says that the first page is up. Everybody who opens it sees 'Forbidden'.",
  difficulty: 3,
  hints: [
    "What is different about a request of the monitoring and one of a browser?",
    "Compare the answers to curl with and without the User-Agent of a browser.",
    "In the lab: curl -si http://127.0.0.1/ | head -n 1; curl -si -A Mozilla/5.0 http://127.0.0.1/ | head -n 1; grep -n http_user_agent /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-every-way"],
  roots: ["5-every-way"],
  break: `edit $site 's|location / {|& if ($http_user_agent ~ Mozilla) { return 403; }|'; reload_site`,
  fix: `back_site`,
  teaches:
    "A test must ask as the users ask: the same address, the same client, the same method. 'curl says 200' is true for curl.",
};
