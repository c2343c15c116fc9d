import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";
import { notApplicable } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers over IPv6, on [::1]",
  layer: "proxied",
  dependsOn: ["2-local"],
  hints: [
    "Check which program listens on port 80 over IPv6: IPv6 has its own sockets.",
    "Compare the local addresses of port 80 with those of port 22, which answers on both IPv4 and IPv6.",
    "ss -ltn 'sport = :80 or sport = :22'",
  ],
  check: (lab) => {
    const ipv6 = lab.reading("ipv6").out.toString().trim();
    if (ipv6 === "none") return notApplicable("the lab's kernel has no IPv6");
    if (ipv6 === "1") return notApplicable("IPv6 is off in the lab: net.ipv6.conf.lo.disable_ipv6 is 1");
    return judgePage(lab.answer("siteIpv6"));
  },
};
