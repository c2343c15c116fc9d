import type { Requirement } from "../collect/model.ts";
import { listener, nothingListens } from "../collect/parse/processes.ts";

export const requirement: Requirement = {
  task: 1,
  title: "you can attach to the tmux session of the process on port 5000",
  layer: "process",
  dependsOn: ["1-tmux"],
  hints: [
    "tmux finds a session through a socket, which is a file. Check whether that file exists.",
    "Compare the sockets that tmux is listening on with the files that exist.",
    "sudo ss -xlp | grep tmux; sudo ls -l /run/*/tmux /tmp/tmux-*",
  ],
  check: (lab) => {
    const [, state, tmux, socket] =
      /^(there|gone) (\d+) (.*)$/m.exec(lab.reading("session").out.toString()) ?? [];
    return {
      holds: state === "there",
      expected: "the socket file of its tmux is there",
      found:
        listener(lab, 5000) === undefined
          ? nothingListens(5000)
          : state === undefined
            ? "no tmux among its ancestors"
            : `${socket}, of tmux (${tmux}), is ${state}`,
    };
  },
};
