import type { Fault } from "../engine/fault.ts";
import { withoutDynamic } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the program node is not the one that the services need",
  symptom:
    "After an update of 'some tool', one of our pages about numbers did not come back. The others are there, for now.",
  difficulty: 4,
  hints: [
    "A process that was not restarted still runs the program that it was started with.",
    "Compare the error log with the program that 'node' is on this machine.",
    "In the lab: sudo journalctl -u dynamic -n 5; cd /srv/applab && node app/appserver.ts --check-config app/dynamic.ts; ls -l $(which node); head -c 200 $(which node)",
  ],
  reddens: withoutDynamic,
  roots: ["3-listens"],
  break: `real=$(readlink -f /usr/local/bin/node); rm /usr/local/bin/node
printf '%s\\n' '#!/bin/sh' "exec $real --no-experimental-strip-types \\"\\$@\\"" >/usr/local/bin/node
chmod 755 /usr/local/bin/node; fails_to_start dynamic`,
  fix: `ln -sfn "$(printf '%s\\n' /opt/node-*/bin/node | tail -n 1)" /usr/local/bin/node; systemctl restart dynamic`,
  teaches:
    "The next start runs the program that is on the disk now, and the next reboot starts everything. 'which' and 'ls -l' show which file a command runs.",
};
