import { listeners, nobodyOn, processes } from "../processes.ts";
import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no process on ports 5000 to 5003 runs as root",
  hint: "in the lab, 'ps -o user,args -p $(pgrep -d, appserver)' shows whose they are; 'User=' in the units decides",
  check: (lab) =>
    everyService("any user but root", (port) => {
      const all = listeners(lab, port).flatMap((pid) => processes(lab).get(pid) ?? []);
      return {
        holds: all.length > 0 && all.every(({ uid }) => uid !== 0),
        found: [...new Set(all.map(({ user }) => user))].join(", ") || nobodyOn(port),
      };
    }),
};
