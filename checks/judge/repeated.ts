/** The answers to the requests that were made several times. */
import { parseCurlOutput } from "../collect/http.ts";
import type { Answer, Lab } from "../collect/model.ts";
import {
  type Connection,
  type RepeatedRequest,
  repeatedBy,
  separator,
} from "../collect/probes/repeated-requests.ts";
import { answerInWords } from "./answer-in-words.ts";

export interface Repeated {
  seconds: number;
  connection: Connection;
  answer: Answer;
  words: string;
}

/** curl's exit code when the output of the probe is full: of that request nothing is known. */
const outputIsFull = 23;

/** The answers to a request that was made several times. */
export function repeated(lab: Lab, request: RepeatedRequest): Repeated[] {
  const parts = lab.reading(repeatedBy(request)).out.toString("latin1").split(separator);
  return parts.flatMap((part, index) => {
    const [, name, connection, code, seconds, err = ""] =
      /^(\w+) (kept|new) (\d+) (\S+) (.*)$/.exec(part) ?? [];
    if (name !== request || Number(code) === outputIsFull) return [];
    const out = Buffer.from(parts[index - 1] ?? "", "latin1");
    const answer = parseCurlOutput({ code: Number(code), out, err });
    return [
      {
        connection: connection as Connection,
        seconds: Number(seconds),
        answer,
        words: answerInWords(answer),
      },
    ];
  });
}
