import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "proxy_pass ends with a slash, and replaces the path",
  symptom: "With the slash at its end our link is 'not found', without it the greeting comes.",
  difficulty: 3,
  hints: [
    "A 404 of Express, not of Nginx: the request arrives, but as what?",
    "Compare the path in Nginx's access log with the one in the service's own.",
    "In the lab: curl -s http://127.0.0.1/airbnb-onepage/; sudo tail -n 1 /var/log/onepage/access.log; grep -n 'proxy_pass http://onepage' /etc/nginx/sites-available/applab",
  ],
  reddens: [
    "2-from-host",
    "2-ipv6",
    "2-local",
    "2-public-address",
    "2-compressed",
    "2-proxied",
    "2-same-bytes",
  ],
  break: `edit $site '/location .airbnb-onepage. {/,/}/ s|http://onepage;|http://onepage/;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "proxy_pass with a path, and '/' is one, puts it in the place of what the location matched; without a path the request goes on as it came.",
};
