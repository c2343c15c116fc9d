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
  hints: [
    "Look at the moment of the change: who takes a request that comes then, and who ends one that was under way?",
    "Compare the time at which the old processes stop to listen with the time at which the new ones begin.",
    "sudo tail -n 20 /var/log/nginx/error.log; sudo ls -t /var/log/*/*.log | head",
  ],
  needs: "reload",
  check: ({ reload }) =>
    everyService("every GET and POST answered as before the reload, by new workers after it", (port) => {
      const { complaint, answered, failed, before, after } = reload?.get(port) ?? notReloaded;
      const renewed = after.length > 0 && !after.some((pid) => before.includes(pid));
      const workers = `workers ${before.join(", ") || "none"} before, ${after.join(", ") || "none"} after`;
      return {
        holds: complaint === "" && renewed && answered > 0 && failed.length === 0,
        found:
          complaint ||
          `${answered} answered, ${failed.length} failed${failed.length > 0 ? ` (${failed[0]})` : ""}; ${workers}`,
      };
    }),
};
