import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 7,
  title: "no request through port 80 fails while the service on port 5000 is reloaded",
  hints: [
    "Look at the moment of the change: who takes a request that comes then, and who ends one that was under way?",
    "Compare the time at which the old processes stop to listen with the time at which the new ones begin.",
    "sudo tail -n 20 /var/log/nginx/error.log; sudo ls -t /var/log/*/*.log | head",
  ],
  needs: "reload",
  check: ({ reload }) => {
    const {
      complaint = "nothing was reloaded",
      answered = 0,
      failed = [],
      before = [],
      after = [],
    } = reload ?? {};
    const renewed = after.length > 0 && !after.some((pid) => before.includes(pid));
    const workers = `workers ${before.join(", ") || "none"} before, ${after.join(", ") || "none"} after`;
    return {
      holds: complaint === "" && renewed && answered > 0 && failed.length === 0,
      expected: "every GET and POST answered as before the reload, by new workers after it",
      found:
        complaint ||
        `${answered} answered, ${failed.length} failed${failed.length > 0 ? ` (${failed[0]})` : ""}; ${workers}`,
    };
  },
};
