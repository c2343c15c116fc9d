import type { Fault } from "../engine/fault.ts";
import { withoutDynamic } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the program node is another one than the services were written for",
  symptom:
    "After an update of 'some tool' one of our pages about numbers stayed away. The others are there, for now.",
  difficulty: 4,
  hints: [
    "What was not started anew still runs what it was started with.",
    "Compare what the error log says with what 'node' is on this machine.",
    "In the lab: sudo journalctl -u dynamic -n 5; cd /srv/applab && node app/appserver.ts --check-config app/dynamic.ts; ls -l $(which node); head -c 200 $(which node)",
  ],
  reddens: withoutDynamic,
  break: `real=$(readlink -f /usr/local/bin/node); rm /usr/local/bin/node
printf '%s\\n' '#!/bin/sh' "exec $real --no-experimental-strip-types \\"\\$@\\"" >/usr/local/bin/node
chmod 755 /usr/local/bin/node; fails_to_start dynamic`,
  fix: `ln -sfn "$(printf '%s\\n' /opt/node-*/bin/node | tail -n 1)" /usr/local/bin/node; systemctl restart dynamic`,
  teaches:
    "The next start runs what is on the disk now, and the next reboot starts everything. 'which' and 'ls -l' tell what a name stands for today.",
};
