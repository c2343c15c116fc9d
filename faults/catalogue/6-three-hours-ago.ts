import type { Fault } from "../fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the lab's clock is three hours slow",
  symptom:
    "According to our records nobody has been here since breakfast; and this noon's visitors came before it.",
  difficulty: 2,
  hints: [
    "When did the last request come, according to the access log?",
    "Compare the time in the lab with the time on your wrist.",
    "In the lab: date; timedatectl; tail -n 1 /var/log/onepage/access.log",
  ],
  reddens: ["6-clock"],
  // What keeps the time would put it right at once. How late it is, is remembered by what nobody can set.
  break: `install -d $kept
echo "$(date +%s) $(cut -d. -f1 /proc/uptime) $(</proc/sys/kernel/random/boot_id)" >$kept/clock
systemctl stop systemd-timesyncd 2>/dev/null || true
date -s '3 hours ago' >/dev/null`,
  // A boot sets it by the machine's own clock.
  fix: `if read -r at up boot <$kept/clock && [[ $boot == "$(</proc/sys/kernel/random/boot_id)" ]]; then
  now=$(cut -d. -f1 /proc/uptime)
  date -s "@$((at + now - up))" >/dev/null
fi
if systemctl is-enabled --quiet systemd-timesyncd 2>/dev/null; then systemctl start systemd-timesyncd; fi`,
  teaches:
    "Logs, certificates, timers and caches all believe the clock. One that is wrong breaks none of them at once, and each of them some day.",
};
