/** A stored result of the checks with failures whose titles are as long as the longest. */
import { taskNames } from "../../core/curriculum.ts";

const evil = "a <b>502</b> instead of the page that port 5000 sends to everyone who asks for it";

const failing = (task: number, title: string) => ({
  task,
  title,
  state: "fails",
  holds: false,
  read: "tasks/x.md",
  expected: "200 with the same body as port 5000 sends, to every client and at every address",
  found: evil,
  hints: ["Check which program listens.", "Compare.", "sudo ss -ltnp"],
});

export const failures = [
  failing(2, "port 80 answers / alike at every address, to every client and method"),
  failing(6, "the services on ports 5000 to 5003 have error logs that are separate from their access logs"),
  failing(5, "port 80 serves nothing from outside the folder of the files that the first page links to"),
  failing(3, "a fourth requirement that fails by itself"),
];

export const stored = {
  version: 4,
  time: "2026-01-01T00:00:00.000Z",
  holds: false,
  faults: { solved: 3, active: 1 },
  tasks: taskNames.map((name, task) => ({ task, name, state: task === 7 ? "not begun" : "green" })),
  requirements: [
    ...[0, 1, 2, 3, 4, 5, 6].flatMap((task) =>
      Array.from({ length: 12 }, () => ({
        task,
        title: "it passes",
        state: "passes",
        holds: true,
        read: "x",
      })),
    ),
    ...failures,
    { ...failing(4, "one that is blocked"), state: "blocked", blockedBy: [failures[0]?.title] },
  ],
};
