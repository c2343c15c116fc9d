import { headingsOf } from "../collect/html.ts";
import type { Answer, Verdict } from "../collect/model.ts";
import { answerInWords, hintFor } from "./answer-in-words.ts";

/** Of how many pages a verdict tells. */
const most = 2;

/** The verdict on pages of HTML that must each answer 200 with a heading of the first rank, among others or alone. */
export function judgeHeadings(...pages: (readonly [expected: string, answer: Answer])[]): Verdict {
  const all = pages.map(([expected, answer]) => {
    const headings = headingsOf(answer.body.toString());
    if (answer.status !== 200 || headings.length === 0) return answerInWords(answer);
    const heading = headings.includes(expected) ? expected : headings.join(" and ");
    const type = answer.headers["content-type"] ?? "no type";
    return /^text\/html\b/.test(type) ? heading : `${heading}, as ${type}`;
  });
  const judged = pages.map(([expected, answer], index) => ({ expected, answer, found: all[index] ?? "" }));
  const wrong = judged.filter(({ expected, found }) => expected !== found);
  // What is right says nothing about what is wrong.
  const told = (wrong.length === 0 ? judged : wrong).slice(0, most);
  const more = wrong.length > most ? `; and ${wrong.length - most} more` : "";
  return {
    holds: wrong.length === 0,
    expected: told.map(({ expected }) => expected).join("; "),
    found: [...new Set(told.map(({ found }) => found))].join("; ") + more,
    hint: wrong.map(({ answer }) => hintFor(answer)).find((hint) => hint !== undefined),
  };
}
