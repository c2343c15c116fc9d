import type { Requirement } from "../collect/model.ts";
import { listener, nobodyOn } from "../collect/parse/processes.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the tmux session of the process on port 5000 can be attached to",
  hints: [
    "Look at the way by which tmux finds a session: a socket, which is a file.",
    "Compare the sockets on which a tmux listens with the files that there are.",
    "sudo ss -xlp | grep tmux; sudo ls -l /run/*/tmux /tmp/tmux-*",
  ],
  check: (lab) => {
    const [, state, tmux, socket] =
      /^(there|gone) (\d+) (.*)$/m.exec(lab.reading("session").out.toString()) ?? [];
    return {
      holds: state === "there",
      expected: "the socket of its tmux is there",
      found:
        listener(lab, 5000) === undefined
          ? nobodyOn(5000)
          : state === undefined
            ? "no tmux among its ancestors"
            : `${socket}, of tmux (${tmux}), is ${state}`,
    };
  },
};
