import type { Requirement } from "../collect/model.ts";

/** Seconds. */
const apart = 60;

export const requirement: Requirement = {
  task: 6,
  title: "the lab's clock agrees with the host's to a minute",
  hints: [
    "Look at the time that the lab writes into its logs: nobody can use them if it is not the time.",
    "Compare it with the time of the host.",
    "date -u; timedatectl; systemctl status host-clock",
  ],
  check: ({ ahead }) => ({
    holds: Math.abs(ahead) < apart,
    expected: "the same time as on the host, give or take a minute",
    found: Number.isNaN(ahead)
      ? "no answer"
      : `${Math.round(Math.abs(ahead))} s ${ahead < 0 ? "behind" : "before"} the host's`,
  }),
};
