import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers /airbnb-onepage/ with Hello HBNB!",
  hint: "in the lab: curl -i http://127.0.0.1:5000/airbnb-onepage/ and 'systemctl status onepage'",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("servicePage"))),
};
