import { type Answer, inWords } from "./answer.ts";
import type { Verdict } from "./requirement.ts";

/** The verdict on pages of HTML that must each answer 200 with a heading of the first rank, among others or alone. */
export function judgeHeadings(...pages: [expected: string, answer: Answer][]): Verdict {
  const found = pages.map(([expected, answer]) => {
    const headings = headingsOf(answer.body.toString());
    if (answer.status !== 200 || headings.length === 0) return inWords(answer);
    const heading = headings.includes(expected) ? expected : headings.join(" and ");
    const type = answer.headers["content-type"] ?? "no type";
    return /^text\/html\b/.test(type) ? heading : `${heading}, as ${type}`;
  });
  const expected = pages.map(([heading]) => heading);
  return {
    holds: found.every((heading, index) => heading === expected[index]),
    expected: expected.join("; "),
    found: found.join("; "),
  };
}

/** What a browser shows of the headings in some HTML: no comments, no tags, and one blank for many. */
const headingsOf = (html: string) =>
  Array.from(html.replace(/<!--.*?-->/gs, "").matchAll(/<h1\b[^>]*>(.*?)<\/h1>/gis), ([, inner = ""]) =>
    inner
      .replace(/<[^>]*>/g, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
