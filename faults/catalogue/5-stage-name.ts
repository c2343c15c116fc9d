import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "an extra header for the web application removes all the others",
  symptom: "The links in our web application's mails lead to http://web/, which no browser can find.",
  difficulty: 3,
  hints: [
    "The application builds these links from the host name in the request. Which program sent it that request?",
    "Compare the headers that Nginx adds for the whole server with those in the location that was changed.",
    "In the lab: curl -s -H 'Host: lab.example' http://127.0.0.1/way.json; sudo nginx -T | grep -n 'location\\|proxy_set_header'",
  ],
  reddens: ["5-client", "5-host", "5-name"],
  roots: ["5-name"],
  break: `edit $site '/^ *location . {$/a\\        proxy_set_header X-Lab applab;'; reload_site`,
  fix: `back_site`,
  teaches:
    "A location inherits proxy_set_header only if it has none of its own. If you add one, repeat all the others; otherwise Host is the name in proxy_pass.",
};
