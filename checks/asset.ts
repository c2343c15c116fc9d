import { type Answer, get, inWords, noAnswer } from "./answer.ts";

/** A file that a page links to. */
export interface Asset {
  /** Undefined where the page links to none on its own site. */
  url: URL | undefined;
  answer: Answer;
  /** The answer to a method that HTTP does not know. */
  unknownMethod: Answer;
}

const endings = /\.(css|m?js|svg|png|jpe?g|webp|avif|gif|ico|woff2?)$/;

/** Follows the first page of a site to the first file that it links to, as the host gets both. */
export async function assetOf(site: URL): Promise<Asset> {
  const page = await get(new URL("/", site)).catch(noAnswer);
  if (page.status !== 200) {
    const nothing = noAnswer(`the first page is ${inWords(page)}`);
    return { url: undefined, answer: nothing, unknownMethod: nothing };
  }
  const links = page.body.toString().matchAll(/\b(?:href|src)\s*=\s*["']?([^"'\s>]+)/gi);
  const url = Array.from(links, ([, link = ""]) => urlOf(link, site)).find(
    (each) => each?.origin === site.origin && endings.test(each.pathname),
  );
  if (url === undefined) {
    const nothing = noAnswer("the first page links to no file of its own site");
    return { url, answer: nothing, unknownMethod: nothing };
  }
  const [answer, unknownMethod] = await Promise.all([
    get(url).catch(noAnswer),
    get(url, { method: "APPLAB" }).catch(noAnswer),
  ]);
  return { url, answer, unknownMethod };
}

/** Undefined where the link is none. */
function urlOf(link: string, site: URL): URL | undefined {
  try {
    return new URL(link, site);
  } catch {
    return undefined;
  }
}
