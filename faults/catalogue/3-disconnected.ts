import type { Fault } from "../engine/fault.ts";
import { withoutDynamic } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the service dynamic listens on the wrong port",
  symptom: "No number gets an answer from the site. The list of running programs looks as always.",
  difficulty: 2,
  hints: [
    "The service is running, but Nginx gets no answer. Where does the service listen?",
    "Compare the port in the unit with the port in the site's upstream.",
    "In the lab: sudo ss -ltnp | grep appserver; systemctl cat dynamic | grep bind",
  ],
  reddens: withoutDynamic,
  roots: ["3-listens"],
  break: `edit $units/dynamic.service 's/--bind 0.0.0.0:5001/--bind 0.0.0.0:5010/'; restart dynamic`,
  fix: `back $units/dynamic.service; restart dynamic`,
  teaches: "'active (running)' does not tell you the port. The service and the proxy must use the same one.",
};
