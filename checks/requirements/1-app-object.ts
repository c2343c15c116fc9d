import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the app that port 5000 serves can be bound to port 6000 by somebody else, with the same page",
  hints: [
    "Look at the application's file as a server does that imports it: what does it export, and what does it demand?",
    "Compare what the app answers on port 5000 with what it answers on another: nothing in it may know the number.",
    "node -e 'import(\"/your/file.js\").then(({ app }) => app.listen(6000))' & sleep 3; curl -i http://127.0.0.1:6000/airbnb-onepage/; kill $!",
  ],
  needs: "bind",
  check: ({ bind }) => {
    const { module = "", answer = "nothing was bound" } = bind ?? {};
    const expected = '200 "Hello HBNB!"';
    return {
      holds: answer === expected,
      expected,
      found: `${answer}${module === "" ? "" : `, from ${module}`}`,
    };
  },
};
