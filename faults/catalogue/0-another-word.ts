import type { Fault } from "../engine/fault.ts";
import { pagesOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 0,
  title: "the page says something else",
  symptom: "Our greeting looks different: a customer compared it with a photo from yesterday.",
  difficulty: 1,
  hints: [
    "The page is wrong on every port. Where is its text written?",
    "Compare the text in the task with the answer of port 5000, character by character.",
    "In the lab: curl -s http://127.0.0.1:5000/airbnb-onepage/ | od -c; grep send /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-page", "0-page-without-slash", "1-from-host", "1-public-address", ...pagesOnPort80],
  roots: ["0-page"],
  break: `edit $app/onepage.ts 's/Hello HBNB!/Hello HBNB/'; renew_page`,
  fix: `back $app/onepage.ts; renew_page`,
  teaches: "A check compares bytes. Two answers can look the same and still differ; od shows every byte.",
};
