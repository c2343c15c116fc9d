import type { Requirement } from "../collect/model.ts";
import { listeners, processes } from "../collect/parse/processes.ts";
import { storyOfPort, withOwner } from "../judge/port-story.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 2,
  title: "Nginx listens on port 80",
  layer: "nginx",
  dependsOn: ["2-configuration"],
  hints: [
    "Check which program has port 80: the first one to start gets it, and the next one fails.",
    "Compare the program on port 80 with what systemd says about Nginx.",
    "sudo ss -ltnp 'sport = :80'; systemctl status --no-pager nginx",
  ],
  check: (lab) => {
    const all = processes(lab);
    const names = listeners(lab, 80).map((pid) => all.get(pid)?.name ?? "a process that has just ended");
    if (names.length === 0) return { holds: false, expected: "nginx", ...storyOfPort(lab, 80) };
    return withOwner(lab, 80, same("nginx", [...new Set(names)].join(", ")));
  },
};
