import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";
import { isJson404, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers an unknown path with 404 in JSON",
  layer: "answer",
  dependsOn: ["4-answers"],
  hints: [
    "Check what answers when no route of the API matches: a program cannot use an HTML page.",
    "Compare the content type of this answer with that of the API's other answers.",
    "curl -i http://127.0.0.1:5002/api/v1/made-up",
  ],
  check: (lab) => {
    const [below, beside] = [lab.answer("apiUnknown"), lab.answer("apiBeside")];
    // Only below /api/ is a JSON answer demanded.
    const answer = isJson404(below) && beside.status !== 404 ? beside : below;
    return {
      holds: isJson404(below) && beside.status === 404,
      expected: "404 and an object as application/json",
      found: jsonInWords(answer),
      hint: answer.status === 404 ? undefined : hintFor(answer),
    };
  },
};
