import type { Requirement } from "../collect/model.ts";
import { logsOn } from "../collect/parse/logs.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "a request to any of the ports 5000 to 5003 adds a line to an access log",
  layer: "units",
  dependsOn: ["1-tmux", "3-answers", "4-answers", "5-answers", "6-room"],
  hints: [
    "Check where the services log their requests, and whether they may write there.",
    "Compare the files that were written just now with the requests that you send.",
    "curl -s http://127.0.0.1:5000/ >/dev/null; sleep 2; sudo find /var/log -type f -newermt '-1 minute' -ls",
  ],
  check: (lab) =>
    everyService("a line for this run's own request", (port) => {
      const { access, all } = logsOn(lab, port);
      return {
        holds: access.length > 0,
        found: access[0] ?? `no such line; files: ${all.join(", ") || "none"}`,
      };
    }),
};
