import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 7,
  title: "the new code of the API cannot be loaded, and the old one goes on",
  symptom:
    "What we delivered does not go live. Everything is there without any interruption, as if nobody had done anything.",
  difficulty: 3,
  hints: [
    "A reload looks at the new code first. What does it say?",
    "Compare what runs with what lies on the disk.",
    "In the lab: cd /srv/applab && node app/appserver.ts --check-config app/api.ts; sudo journalctl -u api -n 5",
  ],
  reddens: ["7-reload"],
  needs: "reload",
  break: `keep $app/api.ts; echo 'export const version = (;' >>$app/api.ts`,
  fix: `back $app/api.ts`,
  teaches:
    "Checking before changing is what keeps a bad delivery from becoming an outage. But somebody has to read that it was refused.",
};
