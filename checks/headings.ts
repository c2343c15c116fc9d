import { type Answer, inWords } from "./answer.ts";
import type { Verdict } from "./requirement.ts";

/** The verdict on pages of HTML that must each answer 200 with a heading of the first rank. */
export function judgeHeadings(...pages: [expected: string, answer: Answer][]): Verdict {
  const found = pages.map(([, answer]) => {
    const heading = textOf(/<h1\b[^>]*>(.*?)<\/h1>/is.exec(answer.body.toString())?.[1]);
    const type = answer.headers["content-type"] ?? "no type";
    if (answer.status !== 200 || heading === undefined) return inWords(answer);
    return /^text\/html\b/.test(type) ? heading : `${heading}, as ${type}`;
  });
  const expected = pages.map(([heading]) => heading);
  return {
    holds: found.every((heading, index) => heading === expected[index]),
    expected: expected.join("; "),
    found: found.join("; "),
  };
}

/** What a browser shows of some HTML: no tags, and one blank for many. */
const textOf = (html: string | undefined) =>
  html
    ?.replace(/<!--.*?-->|<[^>]*>/gs, "")
    .replace(/\s+/g, " ")
    .trim();
