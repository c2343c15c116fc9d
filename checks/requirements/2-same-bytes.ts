import { describeAnswer } from "../collect/http.ts";
import type { Answer, Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 2,
  title: "the page on port 80 equals the page on port 5000 byte for byte",
  layer: "proxied",
  dependsOn: ["2-local"],
  hints: [
    "Check what Nginx does to an answer on its way: it can also change the body.",
    "Compare the two bodies byte by byte: one extra character is a difference.",
    "cmp <(curl -s http://127.0.0.1/airbnb-onepage/) <(curl -s http://127.0.0.1:5000/airbnb-onepage/) && echo the same",
  ],
  check: (lab) => {
    const service = lab.answer("servicePage");
    const site = lab.answer("sitePage");
    const words = (answer: Answer) => `${describeAnswer(answer)} as ${typeOf(answer)}`;
    return {
      holds: service.status === 200 && words(service) === words(site) && service.body.equals(site.body),
      expected: `the same as port 5000: ${words(service)}`,
      found: words(site),
    };
  },
};

/** The content type, without the character set. */
const typeOf = ({ headers }: Answer) => headers["content-type"]?.split(";")[0] ?? "no type";
