import type { Requirement } from "../collect/model.ts";
import { judgeAnswered } from "../judge/answer-in-words.ts";
import { ranOut } from "../judge/error-of-nginx.ts";
import { storyOfAnswer } from "../judge/port-story.ts";
import { answersNowAndThen } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers HTTP requests on 127.0.0.1",
  layer: "nginx",
  dependsOn: ["0-loopback", "2-nginx-listens"],
  hints: [
    "Check whether Nginx still works: its workers accept the connections, and its error log says what they do with them.",
    "Compare the state of Nginx's processes with S (sleeping), and the addresses on which it listens with 127.0.0.1.",
    "sudo ss -ltnp 'sport = :80'; ps -o pid,stat,args -C nginx; curl -i --max-time 8 http://127.0.0.1/",
  ],
  check: (lab) => {
    // A site may close the connection for one of the paths.
    const [page, root] = [lab.answer("sitePage"), lab.answer("siteRoot")];
    const verdict = judgeAnswered(page.status > 0 ? page : root);
    return (
      ranOut(lab) ??
      answersNowAndThen(lab) ?? { ...verdict, found: `${verdict.found}${storyOfAnswer(lab, 80)}` }
    );
  },
};
