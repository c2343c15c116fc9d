/** The verdict on paths that nobody made: each must be answered with 404. */
import { describeAnswer } from "../collect/http.ts";
import type { Answer, Verdict } from "../collect/model.ts";

/**
 * @param answers by the paths, in words.
 * @param isWrong whether an answer fails; by default each but 404.
 */
export function judgeUnknownPaths(
  answers: Readonly<Record<string, Answer>>,
  isWrong = ({ status }: Answer, _path: string) => status !== 404,
): Verdict {
  const wrong = Object.entries(answers).filter(([path, answer]) => isWrong(answer, path));
  return {
    holds: wrong.length === 0,
    expected: "404",
    found: wrong.map(([path, answer]) => `${describeAnswer(answer)} for ${path}`).join("; ") || "404",
  };
}
