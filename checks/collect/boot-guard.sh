# shellcheck shell=bash disable=SC2154 # runs in the lab before the probes, after lines that set $young and $booting
# Reads the uptime of the lab, and asks systemd whether a boot is in progress.
# Prints $booting and ends the whole script if it is: a service that has not started yet is no wrong answer.
read -r uptime _ </proc/uptime
# Later than $young seconds after the start it does not ask systemd, because the answer takes time.
if ((${uptime%.*} < young)) && [[ $(systemctl is-system-running </dev/null) =~ ^(initializing|starting)$ ]]; then
  echo "$booting"
  exit
fi 2>/dev/null
