import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "one header more for the web application takes all the others away",
  symptom:
    "Links that our web application sends by mail lead to http://web/, where no browser of the world finds anything.",
  difficulty: 3,
  hints: [
    "The application builds such links of the name by which it was asked. Who asked it last?",
    "Compare the headers that Nginx adds for the whole server with those of the location that was changed.",
    "In the lab: curl -s -H 'Host: lab.example' http://127.0.0.1/way.json; sudo nginx -T | grep -n 'location\\|proxy_set_header'",
  ],
  reddens: ["5-name"],
  break: `edit $site '/^ *location . {$/a\\        proxy_set_header X-Lab applab;'; reload_site`,
  fix: `back_site`,
  teaches:
    "proxy_set_header is inherited only where there is none. A location with one of its own needs all of them, or else Host is what proxy_pass says.",
};
