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
