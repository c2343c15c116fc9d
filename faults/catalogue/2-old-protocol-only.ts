import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site listens on IPv4 only",
  symptom: "A customer with a brand-new internet connection cannot reach us; everybody else can.",
  difficulty: 2,
  hints: [
    "There are two families of addresses.",
    "Compare 0.0.0.0:80 and [::]:80 in the list of who listens.",
    "In the lab: ss -ltn; curl -g -i 'http://[::1]/'",
  ],
  reddens: ["2-ipv6"],
  break: `edit $site '/listen \\[::\\]/d'; reload_site`,
  fix: `back_site`,
  teaches: "'listen 80' is IPv4; IPv6 needs a 'listen [::]:80' of its own.",
};
