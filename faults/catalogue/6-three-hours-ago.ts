import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the lab's clock is three hours slow, and time synchronisation is off",
  symptom:
    "According to our records nobody has visited since breakfast, and this noon's visitors came before it.",
  difficulty: 2,
  hints: [
    "When was the last request, according to the access log?",
    "Compare the lab's time with your own clock.",
    "In the lab: date; timedatectl; systemctl status host-clock; tail -n 1 /var/log/onepage/access.log",
  ],
  reddens: ["6-clock"],
  roots: ["6-clock"],
  // Time synchronisation would correct the clock at once.
  break: `install -d $kept
for unit in host-clock systemd-timesyncd; do
  ! systemctl --quiet is-enabled $unit 2>/dev/null || echo $unit
done >$kept/clock
xargs -r systemctl disable --quiet --now <$kept/clock
date -s '3 hours ago' >/dev/null`,
  fix: `[[ ! -f $kept/clock ]] || xargs -r systemctl enable --quiet --now <$kept/clock
/usr/local/lib/applab/follow-host-clock --once`,
  teaches:
    "Logs, certificates, timers and caches all trust the clock. A wrong clock breaks nothing at first, and each of them some day.",
};
