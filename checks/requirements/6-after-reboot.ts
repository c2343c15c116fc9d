import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 6,
  title: "after a reboot the page is there without a login",
  hints: [
    "Look at what the last boot started, and what it did not.",
    "Compare the services that run with those that the page needs: one on port 80, one on port 5000.",
    "systemctl list-units --type=service --no-pager; journalctl -b -p warning --no-pager | tail -n 20",
  ],
  needs: "reboot",
  check: ({ reboot }) => {
    const seconds = reboot?.untilPage ?? Number.POSITIVE_INFINITY;
    return {
      holds: Number.isFinite(seconds),
      expected: "the page within 60 s of ssh",
      found: Number.isFinite(seconds)
        ? `the page after ${seconds.toFixed(1)} s`
        : "no page 60 s after ssh was back",
    };
  },
};
