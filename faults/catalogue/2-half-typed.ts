import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site has a syntax error that Nginx has not read yet",
  symptom:
    "Everything is fine. But the boss asks whether the web server would survive a restart, and I am not sure.",
  difficulty: 1,
  hints: [
    "A running program uses what it has read. The file may contain something else now.",
    "Compare the directives in the file with Nginx's documentation.",
    "In the lab: sudo nginx -t",
  ],
  reddens: ["2-configuration"],
  roots: ["2-configuration"],
  break: `edit $site 's/proxy_pass/proxy_passs/'`,
  fix: `back_site`,
  teaches:
    "Run nginx -t after every change: an error in a file has no effect until the next reload or reboot.",
};
