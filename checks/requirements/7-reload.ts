import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 7,
  title: "no request through port 80 fails while the service on port 5000 is reloaded",
  hint: "in the lab, /var/log/onepage/error.log and /var/log/nginx/error.log tell what happened: new workers must listen before the old ones stop",
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
