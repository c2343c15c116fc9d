import type { Requirement } from "../collect/model.ts";
import { durationInWords } from "../judge/duration.ts";

/** Seconds. */
const apart = 60;

export const requirement: Requirement = {
  task: 6,
  title: "the lab's clock is within one minute of the host's clock",
  layer: "machine",
  dependsOn: [],
  hints: [
    "Check the time in the lab: logs with the wrong time are useless.",
    "Compare it with the time of the host.",
    "date -u; timedatectl; systemctl status host-clock",
  ],
  check: ({ ahead }) => ({
    holds: Math.abs(ahead) < apart,
    expected: "the host's time, plus or minus one minute",
    found: Number.isNaN(ahead)
      ? "no answer"
      : `${durationInWords(Math.abs(ahead))} ${ahead < 0 ? "behind" : "ahead of"} the host's clock`,
  }),
};
