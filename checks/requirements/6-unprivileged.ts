import type { Requirement } from "../collect/model.ts";
import { listeners, nobodyOn, processes } from "../collect/parse/processes.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no process on ports 5000 to 5003 runs as root",
  hints: [
    "Look at whose processes hold these ports: they are the user's who started them, unless somebody said otherwise.",
    "Compare these users with root, who may do everything.",
    'for port in 5000 5001 5002 5003; do ps -o pid,user:32,args -p "$(sudo ss -Hltnp "sport = :$port" | grep -oP \'pid=\\K\\d+\' | paste -sd,)"; done',
  ],
  check: (lab) =>
    everyService("any user but root", (port) => {
      const all = listeners(lab, port).flatMap((pid) => processes(lab).get(pid) ?? []);
      return {
        holds: all.length > 0 && all.every(({ uid }) => uid !== 0),
        found: [...new Set(all.map(({ user }) => user))].join(", ") || nobodyOn(port),
      };
    }),
};
