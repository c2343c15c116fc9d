import { pagePath } from "../../core/curriculum.ts";
import type { Requirement } from "../collect/model.ts";
import { timesCameTo, wasRepeated } from "../collect/parse/logs.ts";
import { handedOn } from "../collect/probes/marked-requests.ts";
import { everyService } from "../judge/every-service.ts";

/** As the verdict shows them. */
const paths: Record<string, string> = {
  sitePage: pagePath,
  siteEven: "/airbnb-dynamic/number_odd_or_even/…",
  siteStatus: "/api/v1/status",
  siteStats: "/api/v1/stats",
  siteNamed: "/way.json",
};

/**
 * A copy in the site, or in a cache, gives the same answer as the service; only the service's log shows the difference. Other
 * requirements check whether port 80 answers and whether there is a log.
 */
export const requirement: Requirement = {
  task: 6,
  title: "a request that port 80 answers for a service is in that service's access log",
  layer: "units",
  dependsOn: ["2-proxied", "3-parity-on-80", "4-proxied", "5-proxied"],
  hints: [
    "Check which program makes the answers on port 80: the right words alone do not prove it.",
    "Compare the requests that you send to port 80 with the new lines in the services' logs.",
    "curl -s http://127.0.0.1/api/v1/status; sleep 1; sudo tail -n 1 /var/log/api/access.log; grep -n 'return\\|root\\|alias' /etc/nginx/sites-enabled/*",
  ],
  check: (lab) =>
    everyService("a line for each request that port 80 answered", (port) => {
      const answered = (handedOn[port] ?? []).filter((name) => lab.answer(name as "sitePage").status === 200);
      const missing = answered.map((name) => {
        const times = timesCameTo(lab, port, name);
        if (times === 0) return [`something else answers ${paths[name] ?? name}`];
        return times === 1 && wasRepeated(lab, name)
          ? [`a copy answers ${paths[name] ?? name} when it is asked again`]
          : [];
      });
      return { holds: missing.flat().length === 0, found: missing.flat().join(" and ") };
    }),
};
