import { listener, nobodyOn } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the app that port 5000 serves can be bound to port 6000 by somebody else, with the same page",
  hints: [
    "Look at the application's file as a server does that imports it: what does it export, and what does it demand?",
    "Compare what the app answers on port 5000 with what it answers on another: nothing in it may know the number.",
    "node -e 'import(\"/your/file.js\").then(({ app }) => app.listen(6000))' & sleep 3; curl -i http://127.0.0.1:6000/airbnb-onepage/; kill $!",
  ],
  check: (lab) => {
    const { code, out, err } = lab.reading("appObject");
    const expected = '200 "Hello HBNB!"';
    const answer = out.toString();
    if (listener(lab, 5000) === undefined) return { holds: false, expected, found: nobodyOn(5000) };
    if (code === 0) return { holds: answer === expected, expected, found: answer };
    const [module = "", ...words] = err.trim().split("\n");
    // Of Node's own words about an error the line that names it.
    const word =
      words.find((line) => /^\w*(Error|E[A-Z]+)\b.*: /.test(line)) ?? words.at(-1) ?? "no answer in time";
    return {
      holds: false,
      expected,
      found: `${module} ${code === undefined ? "no answer in time" : word}`.trim(),
    };
  },
};
