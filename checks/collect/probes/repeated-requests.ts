/** The requests that are made several times: an answer that is not always the same is a failure of its own kind. */

/** By their names in requests.ts, one for each service, and one through port 80 for each. */
export const repeatedRequests = [
  "servicePage",
  "odd",
  "status",
  "webUnknown",
  "sitePage",
  "siteEven",
  "siteStatus",
  "siteUnknown",
] as const;
export type RepeatedRequest = (typeof repeatedRequests)[number];

/** How often on one connection, and how often on a new one each: only a new one can lead to another process. */
export const repetitions = { kept: 2, new: 4 } as const;
export type Connection = keyof typeof repetitions;

/** Seconds that an answer may take: what is silent has been seen by the other probes. A busy lab gets more: see run-probes.sh. */
const longest = 3;

/** A control character that no answer contains: it separates the answers. */
export const separator = "\x1e";

/**
 * The probes that make these requests: one asks the services' own ports, and one, at the same time, port 80. A single one
 * would not have the time for a service that needs a second for each answer.
 */
export const repeatingProbes = ["repeatedServices", "repeatedSite"] as const;
type RepeatingProbe = (typeof repeatingProbes)[number];

/** The probe that makes this request. */
export const repeatedBy = (request: RepeatedRequest): RepeatingProbe =>
  request.startsWith("site") ? "repeatedSite" : "repeatedServices";

/**
 * The command of such a probe: one curl, which prints each answer, the separator, "NAME kept CODE SECONDS ERROR" or "NAME
 * new …" with curl's exit code and the time that it took, and the separator again.
 * @param requests their addresses, as bash reads them between double quotes.
 */
export function repeatCommand(
  probe: RepeatingProbe,
  requests: Readonly<Record<RepeatedRequest, readonly string[]>>,
): string {
  const group = (name: RepeatedRequest, connection: Connection) => {
    const header = connection === "new" ? '-H "Connection: close" ' : "";
    const each = `"${requests[name][0]}" `.repeat(repetitions[connection]);
    const said = `${separator}${name} ${connection} %{exitcode} %{time_total} %{errormsg}${separator}`;
    return `-s -i -g --max-time $((${longest} * patience)) ${header}-w '${said}' ${each}`;
  };
  const groups = repeatedRequests
    .filter((name) => repeatedBy(name) === probe)
    .flatMap((name) => [group(name, "kept"), group(name, "new")]);
  return `curl ${groups.join(" --next ")} || true`;
}
