import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "a second default server stands beside the site",
  symptom: "Whatever we change and load anew, visitors keep seeing how things were this morning.",
  difficulty: 3,
  hints: [
    "Nginx goes on with the old configuration while the new one is wrong.",
    "Compare the listen lines of all the files in sites-enabled.",
    "In the lab: sudo nginx -t; grep -n listen /etc/nginx/sites-enabled/*",
  ],
  reddens: ["2-configuration"],
  break: `keep $site; printf '%s\\n' 'server {' '    listen 80 default_server;' '    return 204;' '}' >/etc/nginx/sites-enabled/shop`,
  fix: `back_site`,
  teaches:
    "One address and port have one default server. A reload that fails changes nothing, and says so only to who asks: nginx -t first.",
};
