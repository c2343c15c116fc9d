import type { Requirement } from "../collect/model.ts";
import { judgeBoot } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the unit of the process on port 80 starts at boot",
  layer: "units",
  dependsOn: ["2-nginx-listens"],
  hints: [
    "Find the unit of the process on port 80, and check whether it starts at boot.",
    "Compare the state of that unit with that of ssh, which starts at every boot.",
    "systemctl is-enabled ssh \"$(ps -o unit= -p \"$(sudo ss -Hltnp 'sport = :80' | grep -oP 'pid=\\K\\d+' | head -n 1)\")\"",
  ],
  check: (lab) => ({
    expected: "a unit that is enabled, or that an enabled unit wants",
    ...judgeBoot(lab, 80),
  }),
};
