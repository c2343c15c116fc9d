import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the source of the API has a syntax error that the running service has not loaded",
  symptom:
    "The API works. A colleague was called away while he edited something on the server, and asks us not to restart anything.",
  difficulty: 3,
  hints: [
    "What would the next start load?",
    "Compare the source on the disk with what runs: when was it changed, and is it valid?",
    "In the lab: ls -lt /srv/applab/app | head -n 5; cd /srv/applab && node app/appserver.ts --check-config app/api.ts",
  ],
  reddens: ["6-starts-again"],
  roots: ["6-starts-again"],
  break: `keep $app/api.ts; echo 'export const total = (' >>$app/api.ts`,
  fix: `back $app/api.ts`,
  teaches: "A program that runs says nothing about its file. Test a change before you leave it on a server.",
};
