import type { Requirement } from "../collect/model.ts";
import { listening } from "../collect/parse/processes.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 1,
  title: "nothing listens on port 6000",
  layer: "process",
  dependsOn: [],
  hints: [
    "Find the process that has port 6000: only one program at a time can listen on a port.",
    "Compare the programs that are listening with those that the tasks ask for.",
    "sudo ss -ltnp 'sport = :6000'",
  ],
  check: (lab) => {
    const line = listening(lab, 6000)[0];
    return same(
      "nothing",
      line === undefined ? "nothing" : (/users:\(\((.*?)\)/.exec(line)?.[1] ?? line.trim()),
    );
  },
};
