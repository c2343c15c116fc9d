import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "Nginx believes every client's own word for its address",
  symptom:
    "We blocked an address, and the same visitor is back: our application says that it comes from elsewhere.",
  difficulty: 4,
  hints: [
    "From which header does the application know the client's address, and who wrote it?",
    "Compare what the application sees of a client that sends X-Forwarded-For itself with what it sees of one that does not.",
    "In the lab: curl -s -H 'X-Forwarded-For: 203.0.113.7' http://127.0.0.1/way.json; grep -n real_ip /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-client"],
  roots: ["5-client"],
  break: `edit $site '/^ *server_name _;/a\\    set_real_ip_from 0.0.0.0/0;\\n    set_real_ip_from ::/0;\\n    real_ip_header X-Forwarded-For;'; reload_site`,
  fix: `back_site`,
  teaches:
    "set_real_ip_from names the proxies whose word is good. Whoever is not a proxy of yours can write any address into a header.",
};
