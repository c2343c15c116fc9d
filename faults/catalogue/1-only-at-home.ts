import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the application answers on its own port alone",
  symptom: "All our customers are greeted. The examiner, who took a copy of our program home, is sent away.",
  difficulty: 3,
  hints: [
    "What greets everybody is not at fault. What does the application say when another server binds it?",
    "Compare what it answers on port 5000 and on 6000, and what its file knows of numbers.",
    "In the lab: cd /srv/applab && node app/appserver.ts --bind 127.0.0.1:6000 app/onepage.ts, and curl -i beside it",
  ],
  reddens: ["1-app-object"],
  needs: "bind",
  break: `edit $app/onepage.ts '/^app.disable/a app.use((q, s, next) => (q.socket.localPort === 5000 ? next() : s.sendStatus(421)));'
systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "Where a program is bound is the server's affair. An application that knows its own port cannot be tested beside itself, moved, or started twice.",
};
