import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "the site answers one path of the API to the machine itself only",
  symptom:
    "The status of the API is fine when the developers ask for it on the machine. Our partners are turned away; the statistics they get.",
  difficulty: 3,
  hints: [
    "From where do those ask who get an answer?",
    "Compare the answer at 127.0.0.1 with the answer at the public address.",
    "In the lab: for h in 127.0.0.1 $(hostname -I | cut -d' ' -f1); do curl -si http://$h/api/v1/status | head -n 1; done; grep -n 'allow\\|deny' /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-every-way"],
  roots: ["4-every-way"],
  break: `edit $site 's|location = /api {|location = /api/v1/status { allow 127.0.0.1; deny all; proxy_pass http://api; } &|'; reload_site`,
  fix: `back_site`,
  teaches:
    "allow and deny look at the address of the client. Ask from where your users are, and for each path: an exact location has rules of its own.",
};
