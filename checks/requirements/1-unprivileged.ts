import { listener, nobodyOn } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the process on port 5000 does not run as root",
  hint: "in the lab, 'ps -o user,args -p $(pgrep appserver)' shows whose it is; 'User=' in the unit decides",
  check: (lab) => {
    const process = listener(lab, 5000);
    return {
      holds: process !== undefined && process.uid !== 0,
      expected: "any user but root",
      found: process?.user ?? nobodyOn(5000),
    };
  },
};
