import { nobodyOn, workers } from "../processes.ts";
import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";

export const requirement: Requirement = {
  task: 6,
  title: "three workers serve each of the ports 5000 to 5003",
  hint: "'--workers 3' in ExecStart= of the units; in the lab, 'ps axf' shows the workers below their master",
  check: (lab) =>
    everyService("3 workers", (port) => {
      const { length } = workers(lab, port);
      return { holds: length === 3, found: length === 0 ? nobodyOn(port) : `${length}` };
    }),
};
