import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers /airbnb-onepage/ on 127.0.0.1",
  hint: "in the lab: 'systemctl status nginx', 'sudo tail /var/log/nginx/error.log'; 502 means that nobody answers Nginx on the upstream's port",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("sitePage"))),
};
