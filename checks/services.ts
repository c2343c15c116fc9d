import type { Verdict } from "./requirement.ts";

/** The page of tasks 0 to 2. */
export const pagePath = "/airbnb-onepage/";

/** The ports of the curriculum's services. */
export const servicePorts = [5000, 5001, 5002, 5003];

/** The requests whose lines can be told from all others in the access logs, by the ports that they go to. */
export const markedRequests: Record<number, string> = {
  5000: "servicePage",
  5001: "odd",
  5002: "status",
  5003: "webNamed",
};

/** The requests to port 80 whose lines can be told, too, by the ports of the services that must have got them. */
export const handedOn: Record<number, readonly string[]> = {
  5000: ["sitePage"],
  5001: ["siteEven"],
  5002: ["siteStatus", "siteStats"],
  5003: ["siteNamed"],
};

/**
 * The verdict of a fact that every service must show.
 * @param judge whether the service on a port shows it, and what was found there.
 */
export function everyService(
  expected: string,
  judge: (port: number) => Pick<Verdict, "holds" | "found">,
): Verdict {
  const verdicts = servicePorts.map((port) => ({ port, ...judge(port) }));
  const red = verdicts.filter(({ holds }) => !holds);
  return {
    holds: red.length === 0,
    expected: `on each port: ${expected}`,
    found: red.map(({ port, found }) => `${port}: ${found}`).join("; ") || "the same on each port",
  };
}
