import type { Fault } from "../engine/fault.ts";
import { everyWay } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site listens only on IPv4",
  symptom: "A customer with a brand-new internet connection cannot reach us; everybody else can.",
  difficulty: 2,
  hints: [
    "There are two versions of IP addresses.",
    "Compare 0.0.0.0:80 and [::]:80 in the list of listening ports.",
    "In the lab: ss -ltn; curl -g -i 'http://[::1]/'",
  ],
  reddens: ["2-ipv6", ...everyWay],
  roots: ["2-ipv6"],
  break: `edit $site '/listen \\[::\\]/d'; reload_site`,
  fix: `back_site`,
  teaches: "'listen 80' means IPv4 only; for IPv6 add 'listen [::]:80'.",
};
