import type { Requirement } from "../collect/model.ts";
import { listener, nothingListens } from "../collect/parse/processes.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the process on port 5000 does not run as root",
  layer: "process",
  dependsOn: ["0-page"],
  hints: [
    "Check which user owns the process on port 5000: by default, it is the user who started it.",
    "Compare that user with root: root may do everything.",
    "ps -o pid,user:32,args -p \"$(sudo ss -Hltnp 'sport = :5000' | grep -oP 'pid=\\K\\d+' | paste -sd,)\"",
  ],
  check: (lab) => {
    const process = listener(lab, 5000);
    return {
      holds: process !== undefined && process.uid !== 0,
      expected: "any user except root",
      found: process?.user ?? nothingListens(5000),
    };
  },
};
