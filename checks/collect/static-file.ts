/** The files that the first page links to, as the host gets them. */
import { escapesFrom } from "./escapes.ts";
import { linksOf } from "./html.ts";
import { describeAnswer, failedAnswer, httpGet, usualPatience } from "./http.ts";
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

/** The types with which a browser takes a file for what its ending says; of others it is less strict. */
const types: Readonly<Record<string, RegExp>> = { css: /^text\/css\b/i, svg: /^image\/svg\+xml\b/i };

/** The Content-Type of a file, if a browser does not take the file for what it is because of that. */
export function wrongType({ url, answer: { status, headers } }: Asset): string | undefined {
  const type = headers["content-type"] ?? "none";
  const right = types[url?.pathname.split(".").at(-1) ?? ""];
  return status !== 200 || right === undefined || right.test(type) ? undefined : type;
}

/** Whether a browser is told for how long it may keep a file. */
export function isCacheable({ answer: { status, headers } }: Asset): boolean {
  const { "cache-control": control = "", expires = "" } = headers;
  const kept = /\b(max-age=[1-9]|immutable)/.test(control) || Date.parse(expires) > Date.now();
  return status === 200 && kept;
}

/**
 * Follows the first page of a site to the files that it links to, as the host gets them.
 * @param patience seconds until the first page begins.
 * @returns the first file that Nginx does not serve, calls something else, or lets nobody keep, or else the first of all.
 */
export async function assetOf(site: URL, patience = usualPatience): Promise<Asset> {
  const page = await httpGet(new URL("/", site), { patience }).catch(failedAnswer);
  if (page.status !== 200) {
    const nothing = failedAnswer(`the first page is ${describeAnswer(page)}`);
    return { url: undefined, answer: nothing, unknownMethod: nothing, escapes: [] };
  }
  const urls = linksOf(page.body.toString())
    .map((link) => urlOf(link, site))
    .flatMap((each) => (each?.origin === site.origin && endings.test(each.pathname) ? [each] : []));
  const unique = [...new Map(urls.map((url) => [url.href, url])).values()];
  let told: Asset | undefined;
  // One after the other: the forwarded port of an emulated lab loses connections when many come at once.
  for (const url of unique.slice(0, most)) {
    const asset = await ask(url, site);
    const isRight = servedByNginx(asset) && isCacheable(asset) && wrongType(asset) === undefined;
    told = isRight ? (told ?? asset) : asset;
    if (!isRight) break;
  }
  if (told?.url !== undefined) return { ...told, escapes: await escapesFrom(told.url, told.answer) };
  const nothing = failedAnswer("the first page links to no file of its own site");
  return { url: undefined, answer: nothing, unknownMethod: nothing, escapes: [] };
}

/** As a browser asks for what a page links to: it says which page. */
async function ask(url: URL, site: URL): Promise<Asset> {
  const [answer, unknownMethod] = await Promise.all([
    httpGet(url, { headers: { referer: new URL("/", site).href } }).catch(failedAnswer),
    httpGet(url, { method: "APPLAB" }).catch(failedAnswer),
  ]);
  return { url, answer, unknownMethod, escapes: [] };
}

/** Undefined where the link is none. */
function urlOf(link: string, site: URL): URL | undefined {
  try {
    return new URL(link, site);
  } catch {
    return undefined;
  }
}
