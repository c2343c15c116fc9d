import type { Requirement } from "../collect/model.ts";
import { listening } from "../collect/parse/processes.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 1,
  title: "nothing listens on port 6000, where a checker may bind the app itself",
  hints: [
    "Look at who holds port 6000: a port belongs to one program at a time.",
    "Compare the programs that listen with those that the tasks demand.",
    "sudo ss -ltnp 'sport = :6000'",
  ],
  check: (lab) => {
    const line = listening(lab, 6000)[0];
    return same(
      "nobody",
      line === undefined ? "nobody" : (/users:\(\((.*?)\)/.exec(line)?.[1] ?? line.trim()),
    );
  },
};
