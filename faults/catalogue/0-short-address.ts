import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 0,
  title: "the route requires the slash at the end",
  symptom: "The link in our newsletter shows an error, but if I add one character at the end I get the page.",
  difficulty: 2,
  hints: [
    "Which program answers 404 here: Nginx or the application?",
    "Compare how port 5000 answers /airbnb-onepage and /airbnb-onepage/.",
    "In the lab: curl -i http://127.0.0.1:5000/airbnb-onepage; grep -n 'strict\\|app.get' /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-page-without-slash", "2-without-slash"],
  roots: ["0-page-without-slash"],
  break: `edit $app/onepage.ts '/^app.use(flaskPaths/d; s|^app.get("/airbnb-onepage"|app.enable("strict routing");\\napp.get("/airbnb-onepage/"|'; renew_page`,
  fix: `back $app/onepage.ts; renew_page`,
  teaches:
    "/page and /page/ are two different addresses. An application answers both only if its code says so.",
};
