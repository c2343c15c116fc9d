import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the lab's clock is three hours slow, and what keeps it was switched off",
  symptom:
    "According to our records nobody has been here since breakfast; and this noon's visitors came before it.",
  difficulty: 2,
  hints: [
    "When did the last request come, according to the access log?",
    "Compare the time in the lab with the time on your wrist.",
    "In the lab: date; timedatectl; systemctl status host-clock; tail -n 1 /var/log/onepage/access.log",
  ],
  reddens: ["6-clock"],
  // What keeps the time would put it right at once.
  break: `install -d $kept
for unit in host-clock systemd-timesyncd; do
  ! systemctl --quiet is-enabled $unit 2>/dev/null || echo $unit
done >$kept/clock
xargs -r systemctl disable --quiet --now <$kept/clock
date -s '3 hours ago' >/dev/null`,
  fix: `[[ ! -f $kept/clock ]] || xargs -r systemctl enable --quiet --now <$kept/clock
/usr/local/lib/applab/follow-host-clock --once`,
  teaches:
    "Logs, certificates, timers and caches all believe the clock. One that is wrong breaks none of them at once, and each of them some day.",
};
