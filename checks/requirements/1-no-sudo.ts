import { listener, nobodyOn } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the user of the process on port 5000 has no sudo",
  hints: [
    "Look at whose process it is, and what the rules of sudo give to that user and its groups.",
    "Compare the user of the process with the users and groups in the rules of sudo.",
    "sudo -l -U \"$(ps -o user:32= -p \"$(sudo ss -Hltnp 'sport = :5000' | grep -oP 'pid=\\K\\d+' | head -n 1)\")\"",
  ],
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
