/** A file that the first page links to, as the host gets it. */
import { linksOf } from "./html.ts";
import { describeAnswer, failedAnswer, httpGet } from "./http.ts";
import type { Answer, Asset } from "./model.ts";

const endings = /\.(css|m?js|svg|png|jpe?g|webp|avif|gif|ico|woff2?)$/i;
/** Of how many files of a page is asked. */
const most = 8;

/**
 * Whether Nginx itself serves a file. To a method that HTTP does not know it says 405, or, where only some may come, 403.
 * So do some application servers; but their ETag has another form, and their 405 tells what is allowed (Allow).
 */
export function servedByNginx({ answer, unknownMethod }: Asset): boolean {
  if (answer.status !== 200 || ![403, 405].includes(unknownMethod.status)) return false;
  return answer.headers.etag === undefined ? unknownMethod.headers.allow === undefined : hasNginxTag(answer);
}

/** Nginx makes it of the time and the size of the file, as hexadecimal numbers. https://nginx.org/en/docs/http/ngx_http_core_module.html#etag */
function hasNginxTag({ headers }: Answer): boolean {
  const [, time = ""] = /^(?:W\/)?"([0-9a-f]+)-[0-9a-f]+"$/.exec(headers.etag ?? "") ?? [];
  return Number.parseInt(time, 16) * 1000 === Date.parse(headers["last-modified"] ?? "");
}

/** Whether a browser is told for how long it may keep a file. */
export function isCacheable({ answer: { status, headers } }: Asset): boolean {
  const { "cache-control": control = "", expires = "" } = headers;
  const kept = /\b(max-age=[1-9]|immutable)/.test(control) || Date.parse(expires) > Date.now();
  return status === 200 && kept;
}

/**
 * Follows the first page of a site to the files that it links to, as the host gets them.
 * @returns the first file that Nginx does not serve or lets nobody keep, or else the first of all.
 */
export async function assetOf(site: URL): Promise<Asset> {
  const page = await httpGet(new URL("/", site)).catch(failedAnswer);
  if (page.status !== 200) {
    const nothing = failedAnswer(`the first page is ${describeAnswer(page)}`);
    return { url: undefined, answer: nothing, unknownMethod: nothing, escapes: [] };
  }
  const urls = linksOf(page.body.toString())
    .map((link) => urlOf(link, site))
    .flatMap((each) => (each?.origin === site.origin && endings.test(each.pathname) ? [each] : []));
  const unique = [...new Map(urls.map((url) => [url.href, url])).values()];
  let first: Asset | undefined;
  // One after the other: the forwarded port of an emulated lab loses connections when many come at once.
  for (const url of unique.slice(0, most)) {
    const asset = await ask(url);
    first ??= asset;
    if (servedByNginx(asset) && isCacheable(asset)) continue;
    first = asset;
    break;
  }
  if (first !== undefined) return { ...first, escapes: await escapesFrom(first) };
  const nothing = failedAnswer("the first page links to no file of its own site");
  return { url: undefined, answer: nothing, unknownMethod: nothing, escapes: [] };
}

async function ask(url: URL): Promise<Asset> {
  const [answer, unknownMethod] = await Promise.all([
    httpGet(url).catch(failedAnswer),
    httpGet(url, { method: "APPLAB" }).catch(failedAnswer),
  ]);
  return { url, answer, unknownMethod, escapes: [] };
}

/** The paths outside the folder of a file by which one can be read. */
async function escapesFrom({ url, answer }: Asset): Promise<string[]> {
  const escapes: string[] = [];
  if (answer.status !== 200) return escapes;
  for (const path of url === undefined ? [] : waysOut(url.pathname)) {
    const outside = await httpGet(url as URL, { path }).catch(failedAnswer);
    if (isOutside(outside, answer)) escapes.push(path);
  }
  return escapes;
}

/**
 * Paths that lead out of the folder of a file, if Nginx lets them: above the folder of each location that there may be,
 * and from there to the same file, or to one that every machine has.
 */
export function waysOut(path: string): string[] {
  const folders = path.split("/").slice(1, -1);
  const back = folders.flatMap((folder, index) => {
    const location = `/${folders.slice(0, index + 1).join("/")}`;
    const file = `${folder}${path.slice(location.length)}`;
    return [`${location}../${file}`, `${location}..%2f${file}`];
  });
  const above = "..%2f".repeat(12);
  return [...back, `/${[...folders, ""].join("/")}${above}etc/passwd`];
}

/** Whether an answer is that same file, or the one that every machine has. */
const isOutside = ({ status, body }: Answer, file: Answer) =>
  status === 200 && (body.equals(file.body) || body.includes("root:x:0:0:"));

/** Undefined where the link is none. */
function urlOf(link: string, site: URL): URL | undefined {
  try {
    return new URL(link, site);
  } catch {
    return undefined;
  }
}
