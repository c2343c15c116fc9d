import type { ServicePort } from "../../../core/curriculum.ts";

/** The requests whose lines can be told from all others in the access logs, by the ports that they go to. */
export const markedRequests = {
  5000: "servicePage",
  5001: "odd",
  5002: "status",
  5003: "webNamed",
} as const satisfies Record<ServicePort, string>;

/** The requests to port 80 whose lines can be told, too, by the ports of the services that must have got them. */
export const handedOn: Record<number, readonly string[]> = {
  5000: ["sitePage"],
  5001: ["siteEven"],
  5002: ["siteStatus", "siteStats"],
  5003: ["siteNamed"],
};

/** What the requests below claim to come from: nobody's address. https://www.rfc-editor.org/rfc/rfc5737 */
export const claimed = "203.0.113.7";

/**
 * The requests to port 80 that the probe "received" makes, to print what the services got of them. One for each location that
 * a site can have.
 */
export const toldPaths = {
  toldPage: "/airbnb-onepage/",
  toldPageWithoutSlash: "/airbnb-onepage",
  toldEven: "/airbnb-dynamic/number_odd_or_even/42",
  toldStatus: "/api/v1/status",
  toldRoot: "/no-such-page",
} as const;
export type ToldRequest = keyof typeof toldPaths;
export const toldRequests = Object.keys(toldPaths) as ToldRequest[];
