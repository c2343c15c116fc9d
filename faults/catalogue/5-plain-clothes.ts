import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "Nginx calls every asset text/plain",
  symptom:
    "The first page is black on white, without its layout, in every browser. Yet each of its files can be opened.",
  difficulty: 3,
  hints: [
    "The files are there. What does a browser have to know of a file, besides its content?",
    "Compare the headers of a style sheet with what a style sheet is.",
    "In the lab: curl -sI http://127.0.0.1/assets/style.css; grep -n type /etc/nginx/sites-available/applab /etc/nginx/nginx.conf",
  ],
  reddens: ["5-asset-by-nginx"],
  roots: ["5-asset-by-nginx"],
  break: `edit $site 's|location /assets/ {|& types { } default_type text/plain;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "The ending of a file name tells a browser nothing: the Content-Type does. For a style sheet that is called something else, browsers refuse it.",
};
