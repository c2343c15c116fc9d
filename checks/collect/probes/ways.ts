/**
 * The ways in which visitors ask for the pages on port 80: each spelling of a path, at each address, as curl and as a
 * browser, and by each method. A rule of Nginx can be right for one of them and wrong for the next.
 */
import { pagePath, type ServicePort } from "../../../core/curriculum.ts";

const number = "/airbnb-dynamic/number_odd_or_even/$even";

/** Stands for the random number where the host asks. */
export const hostNumber = "42";

/** The paths, as bash reads them between double quotes, with the service that answers each, and the task that adds it. Two have another spelling. */
const paths: readonly { task: number; port: ServicePort; path: string; isOther?: true }[] = [
  { task: 2, port: 5000, path: pagePath },
  { task: 2, port: 5000, path: pagePath.replace(/\/$/, ""), isOther: true },
  { task: 3, port: 5001, path: number },
  { task: 3, port: 5001, path: `${number}/`, isOther: true },
  { task: 4, port: 5002, path: "/api/v1/status" },
  { task: 5, port: 5003, path: "/" },
];

/** The addresses of the lab, as they stand in a URL. */
const addresses = {
  "127.0.0.1": "127.0.0.1",
  "the public address": "$public_address",
  "[::1]": "[::1]",
  "the public IPv6 address": "[$asked_ipv6]",
} as const;
export type Address = keyof typeof addresses;

const methods = ["GET", "HEAD", "OPTIONS", "POST"] as const;
type Method = (typeof methods)[number];

const clients = {
  curl: [],
  "a browser": [
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: en-GB,en;q=0.5",
    "Accept-Encoding: gzip",
    "Referer: http://$public_address/",
    "Cookie: seen=$cookie",
  ],
} as const;
export type Client = keyof typeof clients;

/** One way to ask, and the names of its request and of the same one to the service itself. */
export interface Way {
  task: number;
  port: ServicePort;
  path: string;
  method: Method;
  address: Address;
  client: Client;
  site: `way${number}`;
  service: `direct${number}`;
}

type Combination = readonly [Method, Address, Client];

/** Not each with each: every address, both clients at the two IPv4 addresses, and every method. */
const every: readonly Combination[] = [
  ["GET", "127.0.0.1", "curl"],
  ["GET", "127.0.0.1", "a browser"],
  ["GET", "the public address", "curl"],
  ["GET", "the public address", "a browser"],
  ["GET", "[::1]", "a browser"],
  ["GET", "the public IPv6 address", "curl"],
  ["HEAD", "the public address", "a browser"],
  ["OPTIONS", "the public address", "a browser"],
  ["POST", "the public address", "a browser"],
];
/** For the other spelling of a path. */
const few: readonly Combination[] = [
  ["GET", "127.0.0.1", "curl"],
  ["GET", "the public address", "a browser"],
  ["OPTIONS", "127.0.0.1", "curl"],
];

export const ways: readonly Way[] = paths.flatMap(({ isOther, ...page }, index) =>
  (isOther ? few : every).map(
    ([method, address, client], place): Way => ({
      ...page,
      method,
      address,
      client,
      site: `way${index * every.length + place}`,
      service: `direct${index * methods.length + methods.indexOf(method)}`,
    }),
  ),
);

/**
 * What the host asks through its forwarded port 80, one for each service besides the page's, which it asks anyway; and the
 * same request to the service itself. The host does not know this run's random number.
 */
export const hostWays = ways
  .filter(({ port, method, address, client, path }) => {
    const isPlain = method === "GET" && address === "127.0.0.1" && client === "curl";
    return isPlain && port !== 5000 && paths.some((each) => each.path === path && !each.isOther);
  })
  .map((way) => ({ ...way, path: way.path.replace("$even", hostNumber) }));

type Request = readonly [url: string, method: string, ...headers: string[]];
const asking = (url: string, method: string, headers: readonly string[] = []): Request => [
  url,
  method,
  ...headers,
  ...(method === "POST" ? ["Content-Length: 0"] : []),
];

/** The page comes last: where it hangs, all others have been asked before. */
const pageLast = [...ways].sort((a, b) => Number(a.port === 5000) - Number(b.port === 5000));

/** The requests, for requests.ts: those to the services first. */
export const wayRequests: Readonly<Record<Way["site"] | Way["service"], Request>> = Object.fromEntries([
  ...ways.map(({ port, path, method, service }) => [
    service,
    asking(`http://127.0.0.1:${port}${path}`, method),
  ]),
  ...pageLast.map(({ address, path, method, client, site }) => [
    site,
    asking(`http://${addresses[address]}${path}`, method, clients[client]),
  ]),
]);
