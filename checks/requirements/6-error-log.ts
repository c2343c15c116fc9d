import { logsOn } from "../logs.ts";
import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the services on ports 5000 to 5003 have error logs, apart from their access logs",
  hint: "'--error-logfile' in ExecStart= of the units names the file; in the lab: ls -l /var/log/onepage",
  check: (lab) =>
    everyService("a file for errors", (port) => {
      const { access, error, all } = logsOn(lab, port);
      return {
        holds: error.length > 0,
        found: `files: ${all.join(", ") || "none"}; access log: ${access.join(", ") || "none"}`,
      };
    }),
};
