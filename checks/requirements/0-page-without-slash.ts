import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers /airbnb-onepage with Hello HBNB!, without a redirect",
  hint: "the route in /srv/applab/app/onepage.ts in the lab: Express takes both spellings unless 'strict routing' is on",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("servicePageWithoutSlash"))),
};
