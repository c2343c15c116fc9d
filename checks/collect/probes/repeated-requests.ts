/** The requests that are made several times: an answer that is not always the same is a failure of its own kind. */

/** By their names in probes.ts, one for each service, and one through port 80 for each. */
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

/** How often on one connection, and how often on a new one each. */
const times = 3;

/** Seconds that an answer may take: what is silent has been seen by the other probes. */
const patience = 2;

/**
 * The command: one curl, which prints a line a request, "NAME kept 200" or "NAME new 200"; 000 where no answer came.
 * @param requests their addresses, as bash reads them between double quotes.
 */
export function repeatCommand(requests: Readonly<Record<RepeatedRequest, readonly string[]>>): string {
  const group = (name: RepeatedRequest, kind: "kept" | "new") => {
    const header = kind === "new" ? '-H "Connection: close" ' : "";
    const each = `-o /dev/null "${requests[name][0]}" `.repeat(times);
    return `-s -g --max-time ${patience} ${header}-w '${name} ${kind} %{http_code}\\n' ${each}`;
  };
  const groups = repeatedRequests.flatMap((name) => [group(name, "kept"), group(name, "new")]);
  return `curl ${groups.join(" --next ")} || true`;
}
