/**
 * Whether what Nginx tells the services of a request is true. The tasks ask for the host name at the web application only; a
 * site may leave out the rest everywhere, but what it says it must say truly, and to all.
 */
import type { Lab, Verdict } from "../collect/model.ts";
import { askedHost, type Received, receivedOf, whyNotSeen } from "../collect/parse/received.ts";
import { type ToldRequest, toldPaths, toldRequests } from "../collect/probes/marked-requests.ts";
import { notApplicable, notSeen } from "./verdicts.ts";

type Headers = Received["headers"];

/** The only client of this run: it asks port 80 at 127.0.0.1. */
const peer = "127.0.0.1";

/** Headers in which a proxy tells of the client; a client that sends them only claims something. */
const aboutTheClient = ["x-forwarded-for", "x-real-ip", "x-forwarded-proto", "forwarded"] as const;

const isForTheWebApplication = (request: ToldRequest) => request === "toldRoot";

/** The services' requests that were seen; several for one path, if Nginx tried again. */
const allSeen = (lab: Lab) =>
  toldRequests.flatMap((request) => receivedOf(lab, request).map(({ headers }) => ({ request, headers })));

/** The verdict on the host name. */
export function judgeHost(lab: Lab): Verdict {
  const asked = askedHost(lab);
  const seen = allSeen(lab);
  const isRight = ({ headers: { host = "" } }: { headers: Headers }) =>
    host.toLowerCase().replace(/:\d+$/, "") === asked;
  const others = seen.filter(({ request }) => !isForTheWebApplication(request));
  const isDemanded = (request: ToldRequest) => isForTheWebApplication(request) || others.some(isRight);
  const wrong = seen.filter((each) => isDemanded(each.request) && !isRight(each));
  if (wrong.length === 0) return onlyIfAllSeen(lab, asked);
  const found = wrong.map(({ request, headers }) => `${headers.host ?? "no Host"} for ${pathOf(request)}`);
  return { holds: false, expected: asked, found: [...new Set(found)].join("; ") };
}

/** The verdict on what the services are told of the client. */
export function judgeClient(lab: Lab): Verdict {
  const seen = allSeen(lab);
  const tells = seen.some(
    ({ headers }) =>
      lastOf(headers["x-forwarded-for"]) === peer || aboutTheClient.slice(1).some((name) => headers[name]),
  );
  if (seen.length > 0 && !tells) return notApplicable("the site tells the services nothing of the client");
  const told = new Map<string, Set<string>>();
  for (const { request, headers } of seen) {
    const lie = lies(headers).join(" and ");
    if (lie !== "") told.set(lie, new Set([...(told.get(lie) ?? []), pathOf(request)]));
  }
  const wrong = Array.from(told, ([lie, paths]) => `${lie} for ${inFew([...paths])}`);
  const expected = `the address ${peer} for a client that claims to be another, and the scheme http`;
  if (wrong.length === 0) return onlyIfAllSeen(lab, expected);
  return { holds: false, expected, found: wrong.join("; ") };
}

/** The first of several paths, and how many more there are. */
const inFew = ([first, ...more]: string[]) =>
  more.length === 0 ? first : `${first} and ${more.length} other path${more.length === 1 ? "" : "s"}`;

/** The headers that say something else than what is true. */
function lies(headers: Headers): string[] {
  const { "x-forwarded-for": forwardedFor, "x-real-ip": realIp, "x-forwarded-proto": scheme } = headers;
  return [
    ...(forwardedFor && lastOf(forwardedFor) !== peer ? [`X-Forwarded-For: ${forwardedFor}`] : []),
    ...(realIp && lastOf(realIp) !== peer ? [`X-Real-IP: ${realIp}`] : []),
    ...(scheme && scheme.toLowerCase() !== "http" ? [`X-Forwarded-Proto: ${scheme}`] : []),
  ];
}

/** The last address of a list: the one that the nearest proxy added. */
const lastOf = (list = "") =>
  list
    .split(",")
    .at(-1)
    ?.trim()
    .replace(/^::ffff:/i, "")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");

const pathOf = (request: ToldRequest) => toldPaths[request];

/** Passes where each location was seen: of the others nothing is known. */
function onlyIfAllSeen(lab: Lab, expected: string): Verdict {
  const unseen = toldRequests.filter((request) => receivedOf(lab, request).length === 0);
  if (unseen.length === 0) return { holds: true, expected, found: "the same at each service" };
  return notSeen(`what a service got for ${unseen.map(pathOf).join(", ")}: ${whyNotSeen(lab)}`);
}
