import { pagePath } from "../../core/curriculum.ts";
import type { Requirement } from "../collect/model.ts";
import { cameTo } from "../collect/parse/logs.ts";
import { handedOn } from "../collect/probes/marked-requests.ts";
import { everyService } from "../judge/every-service.ts";

/** As they are told. */
const paths: Record<string, string> = {
  sitePage: pagePath,
  siteEven: "/airbnb-dynamic/number_odd_or_even/…",
  siteStatus: "/api/v1/status",
  siteStats: "/api/v1/stats",
  siteNamed: "/way.json",
};

/**
 * A copy in the site says the same words as the service, and only the service's log tells the two apart. Whether port 80
 * answers, and whether there is a log, others say.
 */
export const requirement: Requirement = {
  task: 6,
  title: "what port 80 answers for a service is a line in the access log of that service",
  hints: [
    "Look at who makes the answers of port 80: right words alone do not tell.",
    "Compare the requests that you make to port 80 with the lines that they leave in the logs of the services.",
    "curl -s http://127.0.0.1/api/v1/status; sleep 1; sudo tail -n 1 /var/log/api/access.log; grep -n 'return\\|root\\|alias' /etc/nginx/sites-enabled/*",
  ],
  check: (lab) =>
    everyService("the lines of the requests that port 80 answered", (port) => {
      const kept = (handedOn[port] ?? []).filter(
        (request) => lab.answer(request as "sitePage").status === 200 && cameTo(lab, port, request) === false,
      );
      return {
        holds: kept.length === 0,
        found: `somebody else answers ${kept.map((name) => paths[name] ?? name).join(" and ")}`,
      };
    }),
};
