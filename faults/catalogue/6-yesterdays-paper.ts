import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "Nginx caches the page",
  symptom:
    "After each release the old page stays for an hour, and nobody sees a request in the log of the application.",
  difficulty: 4,
  hints: [
    "Which program answers when the same page is asked for a second time?",
    "Compare the new lines in the application's access log with the requests that you sent to port 80.",
    "In the lab: for i in 1 2; do curl -s -o /dev/null 'http://127.0.0.1/airbnb-onepage/?same'; done; sleep 1; sudo tail -n 2 /var/log/onepage/access.log; sudo grep -rn proxy_cache /etc/nginx",
  ],
  reddens: ["6-handed-on"],
  roots: ["6-handed-on"],
  break: `keep $site; echo 'proxy_cache_path /var/cache/nginx-copies keys_zone=copies:1m;' >/etc/nginx/conf.d/copies.conf
edit $site 's|location /airbnb-onepage/ {|& proxy_cache copies; proxy_cache_valid 200 1h;|'; reload_site`,
  fix: `rm -f /etc/nginx/conf.d/copies.conf; back_site; rm -rf /var/cache/nginx-copies`,
  teaches:
    "A cache answers without asking. Who adds one decides how old an answer may be, and must be able to see who answered.",
};
