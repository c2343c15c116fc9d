import type { Requirement } from "../collect/model.ts";
import { logsOn } from "../collect/parse/logs.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "a request to any of the ports 5000 to 5003 is a line in an access log",
  hints: [
    "Look at where the services write down what they are asked, and whether they may write there.",
    "Compare the files that were written just now with the requests that you make.",
    "curl -s http://127.0.0.1:5000/ >/dev/null; sleep 2; sudo find /var/log -type f -newermt '-1 minute' -ls",
  ],
  check: (lab) =>
    everyService("the line of this run's own request", (port) => {
      const { access, all } = logsOn(lab, port);
      return {
        holds: access.length > 0,
        found: access[0] ?? `no such line; files: ${all.join(", ") || "none"}`,
      };
    }),
};
