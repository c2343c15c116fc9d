import type { Fault } from "../engine/fault.ts";
import { pagesOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 0,
  title: "the page says something else",
  symptom: "Our greeting lost its cheer: a customer compared it with a photo from yesterday.",
  difficulty: 1,
  hints: [
    "The page itself is wrong, wherever one asks for it: look where its words are written.",
    "Compare the body that the task demands with what port 5000 answers, sign for sign.",
    "In the lab: curl -s http://127.0.0.1:5000/airbnb-onepage/ | od -c; grep send /srv/applab/app/onepage.ts",
  ],
  reddens: ["0-page", "0-page-without-slash", "1-from-host", "1-public-address", ...pagesOnPort80],
  break: `edit $app/onepage.ts 's/Hello HBNB!/Hello HBNB/'; systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "A check compares bytes. An answer that looks right to the eye may still be another answer; od shows what is there.",
};
