import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 1,
  title: "another program can import the app of port 5000 and serve the same page on port 6000",
  layer: "answer",
  dependsOn: ["0-page"],
  hints: [
    "Check what your module exports, and what it does when another program imports it.",
    "Compare what the app answers on port 5000 and on another port: it must not depend on its port number.",
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
