/**
 * The HTTP requests of a look, by name: each is made once, even if several names ask the same.
 */
import { pagePath } from "../../../core/curriculum.ts";
import { type Digit, digits } from "../parse/random-numbers.ts";
import { wayRequests } from "./ways.ts";

const service = "http://127.0.0.1:5000";
const dynamic = "http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even";
const api = "http://127.0.0.1:5002/api/v1";
const web = "http://127.0.0.1:5003";
const site = "http://127.0.0.1";

/** Behind some requests: their lines in the access logs can be told from all others. By port for the services' own. */
const marked = (word: number | string) => `?$mark-${word}`;

/** A number for each last digit but zero; zero alone stands for it. */
const lastDigits = Object.fromEntries(
  digits.map((digit) => [`digit${digit}`, [`${dynamic}/${digit === 0 ? "0" : `$((tens * 10 + ${digit}))`}`]]),
) as Record<`digit${Digit}`, [string]>;

/**
 * HTTP requests: their address, as bash reads it between double quotes, the method, and headers of their own. They are
 * made in this order, as many at once as probe-script.ts says: first those whose answers take longest, the first page asks
 * all the services, then those whose lines in the logs are waited for.
 */
export const requests = {
  webRoot: [`${web}/`],
  siteRoot: [`${site}/`],

  servicePage: [`${service}${pagePath}${marked(5000)}`],
  odd: [`${dynamic}/$odd${marked(5001)}`],
  status: [`${api}/status${marked(5002)}`],
  webNamed: [`${web}/way.json${marked(5003)}`, "GET", "Host: asked-$odd.example"],
  sitePage: [`${site}${pagePath}${marked("sitePage")}`],
  siteEven: [`${site}/airbnb-dynamic/number_odd_or_even/$even${marked("siteEven")}`],
  siteStatus: [`${site}/api/v1/status${marked("siteStatus")}`],
  siteNamed: [`${site}/way.json${marked("siteNamed")}`, "GET", "Host: asked-$odd.example"],
  // By the public address: what lets in loopback alone may do so for one location.
  siteStats: [`http://$public_address/api/v1/stats${marked("siteStats")}`],

  servicePageWithoutSlash: [`${service}/airbnb-onepage`],
  servicePublic: [`http://$public_address:5000${pagePath}`],
  serviceUnknown: [`${service}/no-such-page-$odd`],
  serviceBelow: [`${service}${pagePath}made-up-$odd`],
  serviceBeside: [`${service}/airbnb-onepagefoo`],
  serviceOptions: [`${service}${pagePath}`, "OPTIONS"],

  sitePageWithoutSlash: [`${site}/airbnb-onepage`],
  sitePublic: [`http://$public_address${pagePath}`],
  siteIpv6: [`http://[::1]${pagePath}`],
  siteBelow: [`${site}${pagePath}made-up-$odd`],
  siteBeside: [`${site}/airbnb-onepagefoo`],
  siteOptions: [`${site}${pagePath}`, "OPTIONS"],
  siteCompressed: [
    `${site}${pagePath}`,
    ...[
      "GET",
      "Accept-Encoding: gzip",
      "Host: localhost:8080",
      "User-Agent: Mozilla/5.0 (X11; Linux x86_64)",
    ],
  ],

  even: [`${dynamic}/$even`],
  oddBeyondDoubles: [`${dynamic}/$long`],
  word: [`${dynamic}/abc`],
  mixed: [`${dynamic}/\${odd}up`],
  negative: [`${dynamic}/-3`],
  fraction: [`${dynamic}/1.5`],
  plus: [`${dynamic}/+$odd`],
  ...lastDigits,
  leadingZero: [`${dynamic}/0$even`],
  exponent: [`${dynamic}/1e3`],
  hexadecimal: [`${dynamic}/0x10`],
  newline: [`${dynamic}/7%0a`],
  blank: [`${dynamic}/%20`],
  decimal: [`${dynamic}/7.0`],
  nothing: [`${dynamic}/`],
  siteOdd: [`http://$public_address/airbnb-dynamic/number_odd_or_even/$odd`],
  siteLong: [`${site}/airbnb-dynamic/number_odd_or_even/$long`],
  siteWord: [`${site}/airbnb-dynamic/number_odd_or_even/abc`],
  siteNegative: [`${site}/airbnb-dynamic/number_odd_or_even/-3`],
  siteFraction: [`${site}/airbnb-dynamic/number_odd_or_even/1.5`],
  siteZero: [`${site}/airbnb-dynamic/number_odd_or_even/0`],
  siteLeadingZero: [`${site}/airbnb-dynamic/number_odd_or_even/0$even`],
  siteExponent: [`${site}/airbnb-dynamic/number_odd_or_even/1e3`],
  siteNewline: [`${site}/airbnb-dynamic/number_odd_or_even/7%0a`],
  siteBlank: [`${site}/airbnb-dynamic/number_odd_or_even/%20`],
  siteNothing: [`${site}/airbnb-dynamic/number_odd_or_even/`],

  stats: [`${api}/stats`],
  apiUnknown: [`${api}/no-such-path-$odd`],
  apiBeside: ["http://127.0.0.1:5002/no-such-path-$odd"],
  siteApiUnknown: [`${site}/api/no-such-path-$odd`],
  siteUnknown: [`${site}/no-such-page-$odd`],
  statusOptions: [`${api}/status`, "OPTIONS"],
  siteStatusOptions: [`${site}/api/v1/status`, "OPTIONS"],
  statsOptions: [`${api}/stats`, "OPTIONS"],
  siteStatsOptions: [`${site}/api/v1/stats`, "OPTIONS"],
  webOptions: [`${web}/`, "OPTIONS"],
  siteWebOptions: [`${site}/`, "OPTIONS"],
  webUnknown: [`${web}/no-such-page-$odd`],

  // With the addresses of before: a copy in between would answer these.
  sitePageAgain: [`${site}${pagePath}${marked("sitePage")}`],
  siteEvenAgain: [`${site}/airbnb-dynamic/number_odd_or_even/$even${marked("siteEven")}`],
  siteStatusAgain: [`${site}/api/v1/status${marked("siteStatus")}`],
  siteStatsAgain: [`http://$public_address/api/v1/stats${marked("siteStats")}`],
  siteNamedAgain: [`${site}/way.json${marked("siteNamed")}`, "GET", "Host: asked-$odd.example"],

  ...wayRequests,
} as const;

const isAgain = (name: string) => name.endsWith("Again");

/** By name of a request, the name of the first one that asks the same: only that is made. A second time is asked on purpose. */
export const madeAs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(requests).map(([name, request]) => {
    const same = Object.entries(requests).find(
      ([other, asked]) => !isAgain(other) && textOf(asked) === textOf(request),
    );
    return [name, isAgain(name) ? name : (same?.[0] ?? name)];
  }),
);

/** A request that names no method is a GET. */
function textOf([url, method = "GET", ...headers]: readonly string[]): string {
  return [url, method, ...headers].join("\n");
}

/** The requests that are made. */
export const madeRequests = Object.fromEntries(
  Object.entries(requests).filter(([name]) => madeAs[name] === name),
);
