import type { Lab, Requirement } from "../collect/model.ts";
import { repeatedRequests } from "../collect/probes/repeated-requests.ts";
import { everyService } from "../judge/every-service.ts";
import { secondsOf } from "../judge/steady.ts";

/** What is asked of each service, and of Nginx for it. */
const asked = {
  5000: ["servicePage", "sitePage"],
  5001: ["odd", "siteEven"],
  5002: ["status", "siteStatus"],
  5003: ["webUnknown", "siteUnknown"],
} as const;

/** Seconds by which an answer may be later: an emulated lab is slow, and all of its answers are. */
const later = 1;

export const requirement: Requirement = {
  task: 6,
  title: "no service and no location of the site answers a second later than the fastest one",
  layer: "proxied",
  dependsOn: ["2-local", "3-answers", "4-answers", "5-answers"],
  hints: [
    "Check how long each service takes by itself, and how long Nginx takes for the same answer.",
    "Compare the times: if the service is quick and Nginx is slow, the time is lost between them.",
    "for url in http://127.0.0.1:5000/airbnb-onepage/ http://127.0.0.1/airbnb-onepage/; do curl -so /dev/null -w '%{time_total} s %{url}\\n' $url; done",
  ],
  check: (lab) => {
    const base = Math.min(...repeatedRequests.flatMap((name) => secondsOf(lab, name) ?? []));
    return everyService(`at most ${later} s later than the fastest answer`, (port) =>
      judge(lab, asked[port as keyof typeof asked], base),
    );
  },
};

/** What the service itself is late is not held against Nginx. */
function judge(lab: Lab, [direct, proxied]: (typeof asked)[keyof typeof asked], base: number) {
  const own = secondsOf(lab, direct) ?? base;
  const through = secondsOf(lab, proxied) ?? own;
  const late = (seconds: number) => `at least ${seconds.toFixed(1)} s`;
  if (own > base + later) return { holds: false, found: `the service takes ${late(own)}` };
  return {
    holds: through <= own + later,
    found: `the service takes ${own.toFixed(1)} s, the same through Nginx ${late(through)}`,
  };
}
