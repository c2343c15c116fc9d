import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 0,
  title: "the route is strict about the slash",
  symptom: "The link in our newsletter leads nowhere, but when I add a character at its end I get the page.",
  difficulty: 2,
  hints: [
    "Who answers 404 here: Nginx, or the application behind it?",
    "Compare the answers of port 5000 to /airbnb-onepage and to /airbnb-onepage/.",
    "In the lab: curl -i http://127.0.0.1:5000/airbnb-onepage; grep -n 'strict\\|app.get' /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-page-without-slash", "2-without-slash"],
  break: `edit $app/onepage.ts '/^app.use(flaskPaths/d; s|^app.get("/airbnb-onepage"|app.enable("strict routing");\\napp.get("/airbnb-onepage/"|'; systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "/page and /page/ are two addresses. An application takes both only if somebody wrote so, in its routes or before them.",
};
