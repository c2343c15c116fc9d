import type { Answer } from "../collect/model.ts";
import { answerInWords } from "./answer-in-words.ts";

/** What an answer holds as JSON, if it says that it is JSON; undefined otherwise. */
export function jsonOf({ headers, body }: Answer): unknown {
  // An error may have a type of its own, such as application/problem+json. https://www.rfc-editor.org/rfc/rfc9457
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(headers["content-type"] ?? "")) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** An answer in a few words, with its type where that is not JSON. */
export function jsonInWords(answer: Answer): string {
  const type = answer.headers["content-type"];
  return jsonOf(answer) !== undefined || answer.status === 0
    ? answerInWords(answer)
    : `${answerInWords(answer)}, of type ${type ?? "unknown"}`;
}

/** Whether an answer is the status that the curriculum demands. */
export const isStatus = (answer: Answer) =>
  answer.status === 200 && (jsonOf(answer) as { status?: unknown } | null | undefined)?.status === "OK";

/** Whether an answer is an object of counts, at least one. */
export function isStats(answer: Answer): boolean {
  const counts = jsonOf(answer);
  return (
    answer.status === 200 &&
    typeof counts === "object" &&
    counts !== null &&
    !Array.isArray(counts) &&
    Object.keys(counts).length > 0 &&
    Object.values(counts).every((count) => Number.isInteger(count) && (count as number) >= 0)
  );
}

/** Whether an answer is a 404 with an object for the program that asked. */
export function isJson404(answer: Answer): boolean {
  const error = jsonOf(answer);
  return answer.status === 404 && typeof error === "object" && error !== null && !Array.isArray(error);
}
