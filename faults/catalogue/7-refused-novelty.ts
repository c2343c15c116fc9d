import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 7,
  title: "the API's new code cannot be loaded, and the old code keeps running",
  symptom:
    "We released a new version, but it does not go live. The site was never interrupted: it looks as if we had done nothing.",
  difficulty: 3,
  hints: [
    "A reload checks the new code first. What does the check say?",
    "Compare what is running with the file on the disk.",
    "In the lab: cd /srv/applab && node app/appserver.ts --check-config app/api.ts; sudo journalctl -u api -n 5",
  ],
  reddens: ["6-starts-again", "7-reload"],
  roots: ["6-starts-again"],
  needs: "reload",
  touches: [5002],
  break: `keep $app/api.ts; echo 'export const version = (;' >>$app/api.ts`,
  fix: `back $app/api.ts`,
  teaches:
    "A check before the change prevents an outage from a bad release. But somebody must read that the change was refused.",
};
