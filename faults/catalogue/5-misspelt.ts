import type { Fault } from "../engine/fault.ts";
import { withoutWeb } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "an option in the unit of the service web is misspelled",
  symptom: "'I only changed a number for the landing page', says the trainee. It has been gone ever since.",
  difficulty: 2,
  hints: [
    "The unit was changed. What does the program say about its command line?",
    "Compare the units of web and api, line by line.",
    "In the lab: diff <(systemctl cat web) <(systemctl cat api); cd /srv/applab && node app/appserver.ts --help",
  ],
  reddens: withoutWeb,
  roots: ["5-listens"],
  break: `edit $units/web.service 's/--bind /--bnid /'; fails_to_start web`,
  fix: `back $units/web.service; restart web`,
  teaches:
    "Exit code 2 means a wrong command line. A program prints such errors to its terminal before it opens a log: run the command by hand.",
};
