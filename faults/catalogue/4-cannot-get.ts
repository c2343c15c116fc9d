import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "the API leaves unknown paths to Express's default handler",
  symptom: "A client library reports 'unexpected token <' whenever something does not exist.",
  difficulty: 2,
  hints: [
    "HTML begins with '<'. Which program sends HTML here?",
    "Compare how port 5002 answers a path that exists and one that does not.",
    "In the lab: curl -i http://127.0.0.1:5002/api/v1/nothing; tail -n 3 /srv/applab/app/api.ts",
  ],
  reddens: ["4-unknown-path", "4-unknown-path-on-80"],
  roots: ["4-unknown-path"],
  break: `edit $app/api.ts '/^app.use(notFound)/d'; systemctl restart api`,
  fix: `back $app/api.ts; systemctl restart api`,
  teaches:
    "If no route matches, Express itself answers, in HTML. Add a last handler for all paths that are left.",
};
