import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "the site answers HEAD requests for the API with an error",
  symptom:
    "The link checker of our customer reports that the API is broken, and their programs read it without trouble.",
  difficulty: 3,
  hints: [
    "How does a link checker ask?",
    "Compare the answers to GET and to HEAD, on ports 80 and 5002.",
    "In the lab: for p in 80 5002; do curl -sI http://127.0.0.1:$p/api/v1/status | head -n 1; done; grep -n request_method /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-every-way"],
  roots: ["4-every-way"],
  break: `edit $site 's|location /api/ {|& if ($request_method = HEAD) { return 500; }|'; reload_site`,
  fix: `back_site`,
  teaches:
    "HEAD must answer as GET does, without the body. Monitors, caches and link checkers use it, and people never see it.",
};
