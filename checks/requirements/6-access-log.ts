import { logsOn } from "../logs.ts";
import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";

export const requirement: Requirement = {
  task: 6,
  title: "a request to any of the ports 5000 to 5003 is a line in an access log",
  hint: "'--access-logfile' in ExecStart= of the units names the file; in the lab: sudo tail -f /var/log/onepage/access.log",
  check: (lab) =>
    everyService("the line of this run's own request", (port) => {
      const { access, all } = logsOn(lab, port);
      return {
        holds: access.length > 0,
        found: access[0] ?? `no such line; files: ${all.join(", ") || "none"}`,
      };
    }),
};
