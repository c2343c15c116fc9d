import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 0,
  title: "the route takes every path",
  symptom: "A search engine complains that our site has endless copies of the same page.",
  difficulty: 2,
  hints: [
    "Ask port 5000 for something that does not exist.",
    "Compare the status of a path that there is with that of one that there is not.",
    "In the lab: curl -i http://127.0.0.1:5000/no-such-page; grep -n app.get /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-unknown-path"],
  break: `edit $app/onepage.ts 's|^app.get("/airbnb-onepage"|app.get("/{*path}"|'; systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "404 is an answer, too, and programs rely on it. Whoever tests only the good path does not see a pattern that is too wide.",
};
