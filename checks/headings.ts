import { type Answer, inWords } from "./answer.ts";
import type { Verdict } from "./requirement.ts";

/** The verdict on pages that must each answer 200 with a heading of the first rank. */
export function judgeHeadings(...pages: [expected: string, answer: Answer][]): Verdict {
  const found = pages.map(([, answer]) => {
    const heading = /<h1\b[^>]*>(.*?)<\/h1>/is.exec(answer.body.toString())?.[1]?.trim();
    return answer.status === 200 && heading !== undefined ? heading : inWords(answer);
  });
  const expected = pages.map(([heading]) => heading);
  return {
    holds: found.every((heading, index) => heading === expected[index]),
    expected: expected.join("; "),
    found: found.join("; "),
  };
}
