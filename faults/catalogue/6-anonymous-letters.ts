import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "Nginx hands on the X-Forwarded-For of the client without adding its address",
  symptom:
    "We block an attacker by his address, and a second later he is back with another one. The addresses in our lists belong to nobody.",
  difficulty: 4,
  hints: [
    "A visitor's address reaches a service in a header. Who may write into that header?",
    "Compare what the service is told when a client sends no X-Forwarded-For with what it is told when the client sends one.",
    "In the lab: curl -s -H 'X-Forwarded-For: 203.0.113.7' http://127.0.0.1/way.json; grep -n 'X-Forwarded-For' /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-client"],
  roots: ["5-client"],
  break: `edit $site 's/proxy_add_x_forwarded_for/http_x_forwarded_for/'; reload_site`,
  fix: `back_site`,
  teaches:
    "A header of a client is a claim. Of a list of addresses, only the part that your own proxies added is true.",
};
