import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "proxy_pass of the page ends with a slash, and replaces the path",
  symptom: "With the slash at the end our link is 'not found'; without it we get the greeting.",
  difficulty: 3,
  hints: [
    "The 404 comes from Express, not from Nginx: the request arrives, but with which path?",
    "Compare the path in Nginx's access log with the path in the service's log.",
    "In the lab: curl -s http://127.0.0.1/airbnb-onepage/; sudo tail -n 1 /var/log/onepage/access.log; grep -n 'proxy_pass http://onepage' /etc/nginx/sites-available/applab",
  ],
  reddens: [
    "2-every-way",
    "2-from-host",
    "2-ipv6",
    "2-local",
    "2-public-address",
    "2-compressed",
    "2-proxied",
    "2-same-bytes",
  ],
  roots: ["2-local"],
  break: `edit $site '/location .airbnb-onepage. {/,/}/ s|http://onepage;|http://onepage/;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "If proxy_pass has a path, even only '/', the path replaces the part that the location matched. Without a path, the request goes on unchanged.",
};
