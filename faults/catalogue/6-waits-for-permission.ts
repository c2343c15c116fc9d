import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "a condition keeps systemd from starting the service, and the process was killed",
  symptom: "The greeting is gone. Starting it brings no error and no greeting either.",
  difficulty: 4,
  hints: [
    "The order to start is carried out, and skipped. By what?",
    "Compare all the parts of the unit onepage, drop-ins included, with those of dynamic.",
    "In the lab: systemctl status onepage; systemctl cat onepage",
  ],
  reddens: withoutOnepage,
  break: `add_setting onepage '[Unit]' ConditionPathExists=/run/permission-to-serve; systemctl daemon-reload
systemctl kill --signal KILL onepage; until ! systemctl is-active --quiet onepage; do sleep 0.1; done`,
  fix: `drop_setting onepage; restart onepage`,
  teaches:
    "A condition that does not hold is no failure: systemd skips the start and says 'start condition failed' in the status only.",
};
