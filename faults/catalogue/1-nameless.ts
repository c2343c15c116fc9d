import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the application server has no process name of its own",
  symptom:
    "The monitoring script that counts our servers finds none and calls me every night, but all pages are there.",
  difficulty: 3,
  hints: [
    "A script finds processes by their names.",
    "Compare the process names on ports 5000 and 5001.",
    "In the lab: pgrep -l appserver; sudo ss -ltnp; grep -n setProcessName /srv/applab/app/*.ts",
  ],
  reddens: ["1-pgrep"],
  roots: ["1-pgrep"],
  break: `edit $app/appserver.ts '/^setProcessName(/d'; systemctl restart onepage`,
  fix: `back $app/appserver.ts; systemctl restart onepage`,
  teaches:
    "Without its own title, a program is just one more 'node'. pgrep, ps and the person on call depend on that name.",
};
