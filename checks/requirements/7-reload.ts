import { servicePorts } from "../../core/curriculum.ts";
import type { Reload, Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";

const notReloaded: Reload = {
  complaint: "nothing was reloaded",
  answered: 0,
  failed: [],
  before: [],
  after: [],
};

export const requirement: Requirement = {
  task: 7,
  title: "no request through port 80 fails while the services on ports 5000 to 5003 are reloaded",
  layer: "reload",
  dependsOn: ["3-parity-on-80", "4-status-on-80", "5-page", "6-starts-again", "6-workers", "7-can-reload"],
  hints: [
    "Check the moment of the change: which process takes a new request, and which one finishes a request in progress?",
    "Compare the time when the old processes stop listening with the time when the new ones start.",
    "sudo tail -n 20 /var/log/nginx/error.log; sudo ls -t /var/log/*/*.log | head",
  ],
  needs: "reload",
  check: ({ reload }) => {
    const judge = (port: number) => {
      const { complaint, answered, failed, before, after } = reload?.get(port) ?? notReloaded;
      const renewed = after.length > 0 && !after.some((pid) => before.includes(pid));
      const workers = `workers ${before.join(", ") || "none"} before, ${after.join(", ") || "none"} after`;
      return {
        holds: complaint === "" && renewed && answered > 0 && failed.length === 0,
        found:
          complaint ||
          `${answered} answered, ${failed.length} failed${failed.length > 0 ? ` (${failed[0]})` : ""}; ${workers}`,
      };
    };
    const said = "every GET and POST answered as before, and new workers after the reload";
    // To see whether a fault is repaired, only the service that it can touch is reloaded.
    return everyService(said, judge, reload?.size ? [...reload.keys()] : servicePorts);
  },
};
