import type { Requirement } from "../collect/model.ts";
import { listener, nobodyOn } from "../collect/parse/processes.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the process on port 5000 does not run as root",
  hints: [
    "Look at whose process holds port 5000: it is the user's who started it, unless somebody said otherwise.",
    "Compare that user with root, who may do everything.",
    "ps -o pid,user:32,args -p \"$(sudo ss -Hltnp 'sport = :5000' | grep -oP 'pid=\\K\\d+' | paste -sd,)\"",
  ],
  check: (lab) => {
    const process = listener(lab, 5000);
    return {
      holds: process !== undefined && process.uid !== 0,
      expected: "any user but root",
      found: process?.user ?? nobodyOn(5000),
    };
  },
};
