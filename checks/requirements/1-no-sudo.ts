import { listener, nobodyOn } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the user of the process on port 5000 has no sudo",
  hint: "in the lab, 'sudo -l -U onepage' tells what the user may do; see /etc/sudoers.d and 'id onepage'",
  check: (lab) => {
    const user = listener(lab, 5000)?.user;
    const rights = lab.reading("sudoRights").out.toString().trim();
    return {
      holds: user !== undefined && / is not allowed to run sudo/.test(rights),
      expected: "not allowed to run sudo",
      found:
        user === undefined
          ? nobodyOn(5000)
          : (rights.split("\n").at(-1) ?? "").trim() || "no answer from sudo",
    };
  },
};
