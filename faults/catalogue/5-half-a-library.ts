import type { Fault } from "../engine/fault.ts";
import { withoutWeb } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "a file of a package was left under a temporary name",
  symptom:
    "The disk was full for an hour, and nobody noticed. Now the landing page did not come back after the nightly restart.",
  difficulty: 4,
  hints: [
    "The service's error log names what could not be loaded.",
    "Compare the missing file with the files in that folder.",
    "In the lab: sudo tail -n 2 /var/log/web/error.log; ls /srv/applab/node_modules/express/lib",
  ],
  reddens: withoutWeb,
  roots: ["5-listens"],
  break: `cd /srv/applab/node_modules/express/lib; mv express.js express.js.partial; fails_to_start web`,
  fix: `cd /srv/applab/node_modules/express/lib; [[ -s express.js ]] || mv express.js.partial express.js
rm -f express.js.partial; systemctl restart web`,
  teaches:
    "An installation that was interrupted looks complete. The other services run only until their next start; 'npm ci' installs node_modules again.",
};
