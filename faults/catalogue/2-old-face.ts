import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "a second default server conflicts with the site",
  symptom: "Whatever we change and reload, visitors still see this morning's version.",
  difficulty: 3,
  hints: [
    "Nginx keeps the old configuration as long as the new one has an error.",
    "Compare the listen lines of all files in sites-enabled.",
    "In the lab: sudo nginx -t; grep -n listen /etc/nginx/sites-enabled/*",
  ],
  reddens: ["2-configuration"],
  roots: ["2-configuration"],
  break: `keep $site; printf '%s\\n' 'server {' '    listen 80 default_server;' '    return 204;' '}' >/etc/nginx/sites-enabled/shop`,
  fix: `back_site`,
  teaches:
    "Each address and port can have one default server. A failed reload changes nothing, and you only see it if you look: run nginx -t first.",
};
