import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers /airbnb-onepage/ on 127.0.0.1",
  hints: [
    "Check Nginx and its error log: Nginx answers 502 when the application does not answer.",
    "Compare the answers of port 80 and port 5000 for the same path.",
    "curl -i http://127.0.0.1/airbnb-onepage/; sudo tail -n 5 /var/log/nginx/error.log",
  ],
  check: (lab) => same('200 "Hello HBNB!"', describeAnswer(lab.answer("sitePage"))),
};
