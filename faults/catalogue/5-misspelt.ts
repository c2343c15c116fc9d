import type { Fault } from "../engine/fault.ts";
import { withoutWeb } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "an option in the unit of the service web is misspelt",
  symptom: "I only tuned a number for the landing page, says the trainee. It has been away ever since.",
  difficulty: 2,
  hints: [
    "The unit was changed. What does the program say to its command line?",
    "Compare the units of web and api, line for line.",
    "In the lab: diff <(systemctl cat web) <(systemctl cat api); cd /srv/applab && node app/appserver.ts --help",
  ],
  reddens: withoutWeb,
  break: `edit $units/web.service 's/--bind /--bnid /'; fails_to_start web`,
  fix: `back $units/web.service; restart web`,
  teaches:
    "Exit code 2 is a wrong command line. What a program says before it has a log is in its terminal: run the command by hand.",
};
