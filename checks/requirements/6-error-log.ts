import type { Requirement } from "../collect/model.ts";
import { logsOn } from "../collect/parse/logs.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the services on ports 5000 to 5003 have error logs that are separate from their access logs",
  layer: "units",
  dependsOn: ["6-access-log"],
  hints: [
    "Check where the services write their errors: the log must outlive the terminal and be separate from the requests.",
    "Compare the files that the processes have open with the access logs.",
    "for port in 5000 5001 5002 5003; do sudo ls -l \"/proc/$(sudo ss -Hltnp \"sport = :$port\" | grep -oP 'pid=\\K\\d+' | head -n 1)/fd\"; done | grep ' /'",
  ],
  check: (lab) =>
    everyService("a file for errors", (port) => {
      const { access, error, all } = logsOn(lab, port);
      return {
        holds: error.length > 0,
        found: `files: ${all.join(", ") || "none"}; access log: ${access.join(", ") || "none"}`,
      };
    }),
};
