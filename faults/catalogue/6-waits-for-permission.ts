import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "a condition prevents the service from starting, and its process was killed",
  symptom: "The greeting is gone. Starting it shows no error, but the greeting does not come back.",
  difficulty: 4,
  hints: [
    "The start command succeeds, but the start is skipped. Why?",
    "Compare all parts of the unit onepage, including drop-ins, with those of dynamic.",
    "In the lab: systemctl status onepage; systemctl cat onepage",
  ],
  reddens: withoutOnepage,
  roots: ["0-listens"],
  break: `add_setting $onepage '[Unit]' ConditionPathExists=/run/permission-to-serve; systemctl daemon-reload
systemctl kill --signal KILL $onepage; until ! systemctl is-active --quiet $onepage; do sleep 0.1; done`,
  fix: `drop_setting $onepage; restart $onepage`,
  teaches:
    "A condition that is not met is not a failure: systemd skips the start and reports 'start condition failed' only in the status.",
};
