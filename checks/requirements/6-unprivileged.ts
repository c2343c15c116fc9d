import type { Requirement } from "../collect/model.ts";
import { listeners, nothingListens, processes } from "../collect/parse/processes.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no process on ports 5000 to 5003 runs as root",
  layer: "process",
  dependsOn: ["1-unprivileged", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Check which users own the processes on these ports: by default, they are the users who started them.",
    "Compare these users with root: root may do everything.",
    'for port in 5000 5001 5002 5003; do ps -o pid,user:32,args -p "$(sudo ss -Hltnp "sport = :$port" | grep -oP \'pid=\\K\\d+\' | paste -sd,)"; done',
  ],
  check: (lab) =>
    everyService("any user except root", (port) => {
      const all = listeners(lab, port).flatMap((pid) => processes(lab).get(pid) ?? []);
      return {
        holds: all.length > 0 && all.every(({ uid }) => uid !== 0),
        found: [...new Set(all.map(({ user }) => user))].join(", ") || nothingListens(port),
      };
    }),
};
