import type { Requirement } from "../collect/model.ts";
import { judgeRestart } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd restarts the process on port 80 when it dies",
  layer: "units",
  dependsOn: ["2-nginx-listens"],
  hints: [
    "Check what Nginx's unit says about an unexpected exit.",
    "Compare it with a unit that systemd restarts, for example ssh.",
    "systemctl show -p Id,Restart,RestartUSec nginx ssh; systemctl cat nginx",
  ],
  check: (lab) => ({
    expected: "a unit that restarts after any kind of exit: Restart=always",
    ...judgeRestart(lab, 80),
  }),
};
