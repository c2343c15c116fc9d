import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the application answers only on its own port",
  symptom:
    "All our customers get the greeting. The examiner, who ran a copy of our program at home, gets an error.",
  difficulty: 3,
  hints: [
    "Port 5000 is fine. What does the application answer when another server binds it?",
    "Compare its answers on ports 5000 and 6000. Does its file contain a port number?",
    "In the lab: cd /srv/applab && node app/appserver.ts --bind 127.0.0.1:6000 app/onepage.ts, and curl -i in a second terminal",
  ],
  reddens: ["1-app-object"],
  roots: ["1-app-object"],
  needs: "bind",
  break: `edit $app/onepage.ts '/^app.disable/a app.use((q, s, next) => (q.socket.localPort === 5000 ? next() : s.sendStatus(421)));'
systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "The server decides which port to use. If an application depends on its port, you cannot move it, test it next to itself, or start it twice.",
};
