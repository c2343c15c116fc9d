import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";
import { steadily } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers /airbnb-onepage/ on 127.0.0.1",
  layer: "proxied",
  dependsOn: ["0-page", "2-no-default-site"],
  hints: [
    "Check Nginx and its error log: Nginx answers 502 when the application does not answer.",
    "Compare the answers of port 80 and port 5000 for the same path.",
    "curl -i http://127.0.0.1/airbnb-onepage/; sudo tail -n 5 /var/log/nginx/error.log",
  ],
  check: (lab) => steadily(lab, "sitePage", judgePage(lab.answer("sitePage"))),
};
