import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site has a syntax error, which Nginx has not read yet",
  symptom:
    "All is well. But the boss asks whether the web server would survive its next start, and I would not bet on it.",
  difficulty: 1,
  hints: [
    "What runs is what was read; what is written may be something else.",
    "Compare the words in the file with those in Nginx's documentation.",
    "In the lab: sudo nginx -t",
  ],
  reddens: ["2-configuration"],
  break: `edit $site 's/proxy_pass/proxy_passs/'`,
  fix: `back_site`,
  teaches: "nginx -t after each change: an error in a file sleeps until the next reload, or the next reboot.",
};
