import { headingsOf } from "../collect/html.ts";
import type { Answer, Verdict } from "../collect/model.ts";
import { answerInWords, hintFor } from "./answer-in-words.ts";

/** The verdict on pages of HTML that must each answer 200 with a heading of the first rank, among others or alone. */
export function judgeHeadings(...pages: [expected: string, answer: Answer][]): Verdict {
  const found = pages.map(([expected, answer]) => {
    const headings = headingsOf(answer.body.toString());
    if (answer.status !== 200 || headings.length === 0) return answerInWords(answer);
    const heading = headings.includes(expected) ? expected : headings.join(" and ");
    const type = answer.headers["content-type"] ?? "no type";
    return /^text\/html\b/.test(type) ? heading : `${heading}, as ${type}`;
  });
  const expected = pages.map(([heading]) => heading);
  return {
    holds: found.every((heading, index) => heading === expected[index]),
    expected: expected.join("; "),
    found: [...new Set(found)].join("; "),
    hint: pages.map(([, answer]) => hintFor(answer)).find((hint) => hint !== undefined),
  };
}
