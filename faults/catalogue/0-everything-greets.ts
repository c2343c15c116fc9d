import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 0,
  title: "the route matches every path",
  symptom: "A search engine reports endless copies of the same page on our site.",
  difficulty: 2,
  hints: [
    "Ask port 5000 for a path that does not exist.",
    "Compare the status of a path that exists with the status of one that does not.",
    "In the lab: curl -i http://127.0.0.1:5000/no-such-page; grep -n app.get /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-unknown-path", "2-unknown-path"],
  roots: ["0-unknown-path"],
  break: `edit $app/onepage.ts 's|^app.get("/airbnb-onepage"|app.get("/{*path}"|'; renew_page`,
  fix: `back $app/onepage.ts; renew_page`,
  teaches:
    "404 is an answer too, and programs rely on it. If you test only valid paths, you do not notice a route that matches too much.",
};
