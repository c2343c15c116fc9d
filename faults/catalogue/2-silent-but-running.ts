import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site is not linked in sites-enabled",
  symptom:
    "The dashboard says that the web server's process is running, but browsers get a refused connection.",
  difficulty: 2,
  hints: [
    "Nginx is running, but nothing listens on port 80. What tells Nginx where to listen?",
    "Compare the folders sites-available and sites-enabled: is every site in both?",
    "In the lab: sudo nginx -T | grep listen; ls -l /etc/nginx/sites-enabled",
  ],
  reddens: withoutPort80,
  roots: ["2-nginx-listens"],
  break: `keep $site; rm /etc/nginx/sites-enabled/applab; reload_site`,
  fix: `back_site`,
  teaches:
    "An empty configuration is valid: nginx -t reports no error, and Nginx listens nowhere. nginx -T prints everything that it reads.",
};
