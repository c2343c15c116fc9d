import type { Fault } from "../engine/fault.ts";
import { withoutWeb } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "a file of a package was left under a temporary name",
  symptom:
    "The disk was full for an hour, and nobody noticed. Now the landing page did not survive the nightly routine.",
  difficulty: 4,
  hints: [
    "The service's error log names what failed while it was loaded.",
    "Compare the file that is missed with what lies in that folder.",
    "In the lab: sudo tail -n 2 /var/log/web/error.log; ls /srv/applab/node_modules/express/lib",
  ],
  reddens: withoutWeb,
  break: `cd /srv/applab/node_modules/express/lib; mv express.js express.js.partial; fails_to_start web`,
  fix: `cd /srv/applab/node_modules/express/lib; [[ -s express.js ]] || mv express.js.partial express.js
rm -f express.js.partial; systemctl restart web`,
  teaches:
    "What is cut off while it is installed looks installed. The other services run on only until their next start; 'npm ci' would make all of node_modules anew.",
};
