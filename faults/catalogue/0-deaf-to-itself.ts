import type { Fault } from "../engine/fault.ts";
import {
  answersOfApi,
  answersOfDynamic,
  answersOfOnepage,
  answersOfWeb,
} from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 0,
  title: "the loopback device is down",
  symptom:
    "On the machine itself every request hangs, to whatever program. Yet the programs run, and from outside one of them still answers.",
  difficulty: 4,
  hints: [
    "The programs run and listen. What must a request pass on its way from this machine to this machine?",
    "Compare a request in the lab with the same one from the host, and the devices that the two come through.",
    "In the lab: curl -m 3 -i http://127.0.0.1:5000/airbnb-onepage/; ip address; on the host: curl -i http://127.0.0.1:5050/airbnb-onepage/",
  ],
  reddens: [
    ...["0-loopback", ...answersOfOnepage, ...answersOfDynamic, ...answersOfApi, ...answersOfWeb],
    ...["2-answers", "2-no-default-site", "6-access-log", "6-names", "6-nginx-error-log", "6-nginx-log"],
  ],
  roots: ["0-loopback"],
  break: `ip link set lo down`,
  fix: `ip link set lo up`,
  teaches:
    "A machine talks to itself over a network device, too: lo, with the address 127.0.0.1. If it is down, no proxy reaches its application, although every process runs.",
};
