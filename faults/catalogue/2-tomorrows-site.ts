import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site was changed, and Nginx has not loaded it",
  symptom:
    "All pages work. The colleague who changed something an hour ago says that his change is live, and on holiday.",
  difficulty: 2,
  hints: [
    "A running program uses what it has read. Has it read what is on the disk?",
    "Compare the time of the last change of the site with the time at which the workers of the web server started.",
    "In the lab: ls -lc /etc/nginx/sites-available/; ps -o lstart,args -C nginx; sudo nginx -t",
  ],
  reddens: ["2-loaded"],
  roots: ["2-loaded"],
  break: `edit $site 's|proxy_pass http://onepage;|return 503;|'`,
  fix: `back_site`,
  teaches:
    "nginx -t says that a file is valid, not that it runs. Reload after each change, while you still know what you changed.",
};
