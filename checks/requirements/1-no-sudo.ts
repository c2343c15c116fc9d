import type { Requirement } from "../collect/model.ts";
import { listener, nothingListens } from "../collect/parse/processes.ts";
import { sudoRules } from "../collect/parse/sudo-rules.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the user of the process on port 5000 has no sudo rights",
  layer: "process",
  dependsOn: ["1-unprivileged"],
  hints: [
    "Find the user of the process, and check what the sudo rules allow this user and its groups.",
    "Compare the user of the process with the users and groups in the sudo rules.",
    "sudo -l -U \"$(ps -o user:32= -p \"$(sudo ss -Hltnp 'sport = :5000' | grep -oP 'pid=\\K\\d+' | head -n 1)\")\"",
  ],
  check: (lab) => {
    const user = listener(lab, 5000)?.user;
    const rules = sudoRules(lab);
    return {
      holds: user !== undefined && rules?.length === 0,
      expected: "no sudo rule",
      found:
        user === undefined
          ? nothingListens(5000)
          : rules === undefined
            ? "sudo does not list its rules"
            : rules.join("; ") || "no sudo rule",
    };
  },
};
