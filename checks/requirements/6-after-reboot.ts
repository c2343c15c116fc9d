import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 6,
  title: "after a reboot the page is there without a login",
  hint: "in the lab, 'systemctl status onepage nginx' and 'journalctl -b' tell what happened at boot",
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
