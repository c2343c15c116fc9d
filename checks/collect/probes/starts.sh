# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $unit_on and $user_on
# Reads systemd's journal for the units that serve the ports.
# Prints "MILLISECONDS UNIT" for each time in the last 16 minutes that one of them was started: how long ago, the oldest first.
fields=()
for port in "${!unit_on[@]}"; do
  [[ -n ${user_on[$port]} ]] || fields+=("UNIT=${unit_on[$port]}")
done
# The message that a start has finished. https://www.freedesktop.org/software/systemd/man/latest/systemd.journal-fields.html#MESSAGE_ID=
started=39f53479d3a045ac8e11786248231fbf
read -r uptime _ </proc/uptime
((${#fields[@]} == 0)) ||
  journalctl -q -b --since=-16min -o export --output-fields=UNIT "MESSAGE_ID=$started" "${fields[@]}" |
  while IFS='=' read -r key value; do
    case $key in
      __MONOTONIC_TIMESTAMP) at=$value ;; # In microseconds.
      UNIT) echo "$((10#${uptime/./} * 10 - at / 1000)) $value" ;;
    esac
  done
true
