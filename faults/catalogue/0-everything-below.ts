import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 0,
  title: "the application answers every path below the page with the page",
  symptom:
    "Whatever we write behind the address of the page, it is the greeting. We found out by a typing mistake.",
  difficulty: 2,
  hints: [
    "Which paths does the application's route match?",
    "Compare the status for the page with the status for a path below it.",
    "In the lab: for p in '' made-up; do curl -si http://127.0.0.1:5000/airbnb-onepage/$p | head -n 1; done; grep -n 'app\\.' /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-unknown-path", "2-unknown-path"],
  roots: ["0-unknown-path"],
  break: `edit $app/onepage.ts 's|app.get("/airbnb-onepage"|app.get("/airbnb-onepage{/*rest}"|'; renew_page`,
  fix: `back $app/onepage.ts; renew_page`,
  teaches:
    "A route should match what exists and nothing else. 404 is the answer that tells people and programs that they are lost.",
};
