import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "no site is linked",
  symptom: "The web server's process is there, says the dashboard, but browsers are refused.",
  difficulty: 2,
  hints: [
    "Nginx runs, and nobody listens on port 80. What tells Nginx where to listen?",
    "Compare the folders sites-available and sites-enabled.",
    "In the lab: sudo nginx -T | grep listen; ls -l /etc/nginx/sites-enabled",
  ],
  reddens: withoutPort80,
  break: `keep $site; rm /etc/nginx/sites-enabled/applab; reload_site`,
  fix: `back_site`,
  teaches:
    "An empty configuration is a right one: nginx -t is content, and Nginx listens nowhere. nginx -T prints all that it has read.",
};
