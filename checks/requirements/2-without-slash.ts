import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers /airbnb-onepage, without a redirect",
  hint: "the location in /etc/nginx/sites-available/applab: 'location /airbnb-onepage/' takes only the spelling with the slash",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("sitePageWithoutSlash"))),
};
