import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "something listens on port 6000",
  symptom: "The examiner's script ends with 'address already in use' before it has judged anything.",
  difficulty: 1,
  hints: [
    "The script binds the application to a port of its own. Which ports of the lab are taken?",
    "Compare the list of who listens with the ports that the README names.",
    "In the lab: sudo ss -ltnp 'sport = :6000'",
  ],
  reddens: ["1-nothing-on-6000"],
  break: `systemd-run --quiet --unit guest /usr/local/bin/node -e 'net.createServer().listen(6000)'
listens 6000`,
  fix: `systemctl stop guest 2>/dev/null || true`,
  teaches:
    "EADDRINUSE is not about your program but about another. ss -ltnp finds it, and systemctl status PID tells where it belongs.",
};
