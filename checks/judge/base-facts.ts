/** The facts that every other requirement about a service depends on: a process listens on its port, and answers. */
import { firstTaskOf, type ServicePort } from "../../core/curriculum.ts";
import type { Lab, Requirement } from "../collect/model.ts";
import { lastErrorIn } from "../collect/parse/logs.ts";
import { listening } from "../collect/parse/processes.ts";
import { markedRequests } from "../collect/probes/marked-requests.ts";
import { judgeAnswered } from "./answer-in-words.ts";
import { storyOfAnswer, storyOfPort, withOwner } from "./port-story.ts";
import { answeredEachTime, steadily } from "./steady.ts";
import { visible } from "./visible.ts";

/** A process listens on the port of a service. */
export function portListens(port: ServicePort): Requirement {
  return {
    task: firstTaskOf[port],
    title: `a process listens on port ${port}`,
    layer: "process",
    dependsOn: [],
    hints: [
      "Check which programs listen, and on which ports.",
      `Compare the ports that are open with port ${port}.`,
      `sudo ss -ltnp; systemctl --failed; journalctl -b -p warning --no-pager | tail -n 20`,
    ],
    check: (lab) => ({
      holds: listening(lab, port).length > 0,
      expected: "a process that listens",
      ...storyOfPort(lab, port),
    }),
  };
}

/** What listens on the port of a service answers requests, whatever it says. */
export function portAnswers(port: ServicePort): Requirement {
  const task = firstTaskOf[port];
  return {
    task,
    title: `port ${port} answers HTTP requests on 127.0.0.1`,
    layer: "answer",
    dependsOn: [`${task}-listens`, "0-loopback"],
    hints: [
      "Check whether the process that listens on this port is an HTTP server, and whether it still works.",
      "Compare the address on which it listens with 127.0.0.1, and the state of its processes with S (sleeping).",
      `sudo ss -ltnp 'sport = :${port}'; ps axf -o pid,stat,user,args; curl -i --max-time 8 http://127.0.0.1:${port}/`,
    ],
    check: (lab) => {
      const once = judgeAnswered(lab.answer(markedRequests[port]));
      const verdict =
        port === 5003 ? steadily(lab, "webUnknown", once) : answeredEachTime(lab, markedRequests[port], once);
      const said = verdict.holds ? "" : lastErrorOf(lab, port);
      return withOwner(lab, port, {
        ...verdict,
        found: `${verdict.found}${storyOfAnswer(lab, port)}${said}`,
      });
    },
  };
}

/** What the service wrote to its error log in this run, as the end of a sentence. */
function lastErrorOf(lab: Lab, port: ServicePort): string {
  const error = lastErrorIn(lab, port);
  return error === undefined ? "" : `; the last line of its error log: "${visible(error).slice(0, 120)}"`;
}
