import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "one of the API's counts is a word",
  symptom: "A partner's statistics chart stops at one of its bars.",
  difficulty: 1,
  hints: [
    "Which of the values can a chart not draw?",
    "Compare the types of the values in /api/v1/stats.",
    "In the lab: curl -s http://127.0.0.1:5002/api/v1/stats",
  ],
  reddens: ["4-stats", "4-stats-on-80"],
  roots: ["4-stats"],
  break: `edit $app/api.ts 's|places: .*|places: "many",|'; systemctl restart api`,
  fix: `back $app/api.ts; systemctl restart api`,
  teaches: 'JSON has types, and programs rely on them: 3 is a number, "3" is a string.',
};
