import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "the location of the page sets Host to the name of the upstream",
  symptom:
    "Whoever links from our greeting page to the shop lands at an address that no browser finds. The rest of the site is right.",
  difficulty: 4,
  hints: [
    "A page builds absolute links from the host name that it gets. Which one does it get?",
    "Compare the Host that Nginx sets for the server with the one that it sets for the page.",
    "In the lab: sudo nginx -T 2>/dev/null | grep -n 'location\\|Host'",
  ],
  reddens: ["5-host"],
  roots: ["5-host"],
  break: `edit $site '/^ *location .airbnb-onepage. {$/a\\        proxy_set_header Host onepage; proxy_set_header Connection ""; proxy_set_header X-Real-IP $remote_addr; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto $scheme;'; reload_site`,
  fix: `back_site`,
  teaches:
    "The name of an upstream is for Nginx alone. A service needs the name that the client used: $http_host or $host.",
};
