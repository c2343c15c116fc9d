import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "something listens on port 6000",
  symptom: "The examiner's script ends with 'address already in use' before it has checked anything.",
  difficulty: 1,
  hints: [
    "The script binds the application to a port of its own. Which ports in the lab are taken?",
    "Compare the list of listening ports with the ports in the README.",
    "In the lab: sudo ss -ltnp 'sport = :6000'",
  ],
  reddens: ["1-nothing-on-6000"],
  roots: ["1-nothing-on-6000"],
  break: `systemd-run --quiet --unit guest /usr/local/bin/node -e 'net.createServer().listen(6000)'
listens 6000`,
  fix: `systemctl stop guest 2>/dev/null || true`,
  teaches:
    "EADDRINUSE tells you about another program, not about yours. ss -ltnp finds its process, and 'systemctl status PID' finds its unit.",
};
