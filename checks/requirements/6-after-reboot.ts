import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 6,
  title: "after a reboot the page answers without a login",
  layer: "units",
  dependsOn: ["2-local", "6-nginx-enabled", "6-service-enabled"],
  hints: [
    "Check which services the last boot started, and which it did not.",
    "Compare the running services with those that the page needs: one on port 80, one on port 5000.",
    "systemctl list-units --type=service --no-pager; journalctl -b -p warning --no-pager | tail -n 20",
  ],
  needs: "reboot",
  check: ({ reboot }) => {
    const seconds = reboot?.untilPage ?? Number.POSITIVE_INFINITY;
    return {
      holds: Number.isFinite(seconds),
      expected: "the page within 60 s after ssh is back",
      found: Number.isFinite(seconds)
        ? `the page after ${seconds.toFixed(1)} s`
        : "no page 60 s after ssh was back",
    };
  },
};
