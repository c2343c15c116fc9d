import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the application server hides its name",
  symptom:
    "The watchdog script that counts our servers finds none and calls me every night, while all the pages are there.",
  difficulty: 3,
  hints: [
    "How does a script find processes? By their names.",
    "Compare the names of the processes on ports 5000 and 5001.",
    "In the lab: pgrep -l appserver; sudo ss -ltnp; grep -n process.title /srv/applab/app/*.ts",
  ],
  reddens: ["1-pgrep"],
  break: `edit $app/appserver.ts '/^process.title = /d'; systemctl restart onepage`,
  fix: `back $app/appserver.ts; systemctl restart onepage`,
  teaches:
    "Without a title of its own a program is one more 'node'. pgrep, ps and the one who is called at night depend on it.",
};
