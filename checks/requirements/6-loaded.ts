import type { Requirement } from "../collect/model.ts";
import { units } from "../collect/parse/units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd has read the unit files of the services and of Nginx as they are on the disk",
  layer: "units",
  dependsOn: [],
  hints: [
    "Check whether a unit file was changed after systemd read it: what runs now is then not what the next start brings.",
    "Compare the unit on the disk with what systemd knows of it.",
    "systemctl show -p Id,NeedDaemonReload,FragmentPath,DropInPaths --type=service --state=running '*' | grep -B1 -A2 NeedDaemonReload=yes",
  ],
  check: (lab) => {
    const changed = units(lab).flatMap(({ Id = "", NeedDaemonReload }) =>
      NeedDaemonReload === "yes" ? [Id] : [],
    );
    return {
      holds: changed.length === 0,
      expected: "no unit file that changed since",
      found:
        changed.length === 0 ? "none" : `works now, but another unit starts next time: ${changed.join(", ")}`,
    };
  },
};
