import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "the assets have no cache lifetime",
  symptom: "Our traffic costs have doubled. Browsers load the same icon again with every page.",
  difficulty: 2,
  hints: [
    "How does a browser know how long it may keep a file?",
    "Compare the headers of a file below /assets/ with the task.",
    "In the lab: curl -sI http://127.0.0.1/assets/icon.svg; grep -A12 'location /assets/' /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-asset-cached"],
  roots: ["5-asset-cached"],
  break: `edit $site '/^ *expires /d'; reload_site`,
  fix: `back_site`,
  teaches: "Without Cache-Control or Expires, each browser guesses. 'expires 1h' is one line.",
};
