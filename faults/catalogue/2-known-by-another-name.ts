import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "another server block takes the requests for one name",
  symptom:
    "With the address of the machine I see the page. With the name that I have for it, 'Not Found'. My neighbour uses another name, and sees the page.",
  difficulty: 4,
  hints: [
    "By what does a web server decide which of its sites a request is for?",
    "Compare the answers to two names for the same address.",
    "In the lab: curl -sI -H 'Host: localhost' http://127.0.0.1/airbnb-onepage/; curl -sI http://127.0.0.1/airbnb-onepage/; sudo nginx -T 2>/dev/null | grep -n server_name",
  ],
  reddens: ["2-compressed"],
  roots: ["2-compressed"],
  break: `echo 'server { listen 80; listen [::]:80; server_name localhost; return 404; }' >/etc/nginx/conf.d/neighbour.conf; reload_site`,
  fix: `rm -f /etc/nginx/conf.d/neighbour.conf; reload_site`,
  teaches:
    "Nginx chooses the server block by the Host header; the default one gets only what no server_name matches. A site that answers to an address may be unreachable by a name.",
};
