import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a start of the service refuses while the lock of an earlier start is there",
  symptom:
    "The API runs fine. But when I kill it, it never comes back, although somebody configured that it must.",
  difficulty: 5,
  hints: [
    "What does systemd run before the service itself, and does that succeed a second time?",
    "Compare what a first start finds with what an earlier start left behind.",
    "In the lab: sudo pkill -KILL -u api; journalctl -u api -n 20 --no-pager; systemctl cat api",
  ],
  reddens: ["6-comes-back"],
  roots: ["6-comes-back"],
  needs: "kill",
  touches: [5002],
  break: `touch /var/lib/start.lock; add_setting $api '[Service]' "ExecStartPre=+/bin/sh -c 'set -C; : >/var/lib/start.lock'"; systemctl daemon-reload`,
  fix: `drop_setting $api; rm -f /var/lib/start.lock; systemctl daemon-reload; systemctl reset-failed $api; systemctl start $api`,
  teaches:
    "Restart=always promises a try, not a success. Kill what must come back, and look: a lock, a pid file or a socket of the last start is a usual reason.",
};
