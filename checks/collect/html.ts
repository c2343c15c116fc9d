/** What a browser reads in a page of HTML. Few runs need the parser, and so it is loaded when the first page is read. */
import { createRequire } from "node:module";
import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const require = createRequire(import.meta.url);

/** The elements of a page in their order. What is in a <template> is not part of the page. */
function elementsOf(html: string): Element[] {
  const { parse } = require("parse5") as typeof import("parse5");
  return [...below(parse(html))].filter((node): node is Element => "tagName" in node);
}

/** All that is below a node, in the order of the page. Not by recursion: a page may nest without end. */
function* below(node: Node): Iterable<Node> {
  const ahead = [node];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next !== node) yield next;
    if (!("childNodes" in next)) continue;
    for (const child of next.childNodes.toReversed()) ahead.push(child);
  }
}

/** The text of an element, with one blank for many. */
const textOf = (element: Element) =>
  Array.from(below(element), (node) => ("value" in node && isShown(node) ? node.value : ""))
    .join("")
    .replace(/\s+/g, " ")
    .trim();

const isShown = ({ parentNode }: DefaultTreeAdapterTypes.TextNode) =>
  !["script", "style", "noscript"].includes(parentNode?.nodeName ?? "");

const isHtml = ({ namespaceURI }: Element) => namespaceURI === "http://www.w3.org/1999/xhtml";

/** The title; undefined where the page has none, or an empty one. */
export function titleOf(html: string): string | undefined {
  // Most of what is asked has no title: no parser is needed to see that.
  if (!/<title/i.test(html)) return undefined;
  // An image in SVG may have a title of its own.
  const title = elementsOf(html).find((each) => each.tagName === "title" && isHtml(each));
  return title && (textOf(title) || undefined);
}

/** The headings of the first rank. */
export const headingsOf = (html: string) =>
  elementsOf(html)
    .filter(({ tagName }) => tagName === "h1")
    .map(textOf);

/** What the elements link to, or load. */
export const linksOf = (html: string) =>
  elementsOf(html).flatMap(({ attrs }) =>
    attrs.flatMap(({ name, value }) => (name === "href" || name === "src" ? [value.trim()] : [])),
  );
