# shellcheck shell=bash # sourced
# holders PORT: the processes that listen on a TCP port, an id a line.
holders() {
  local line
  while read -r line; do
    while [[ $line =~ pid=([0-9]+)(.*) ]]; do
      echo "${BASH_REMATCH[1]}"
      line=${BASH_REMATCH[2]}
    done
  done < <(ss -Hltnp "sport = :$1")
}

# belongs PID UNIT: the process is one of that unit's.
belongs() { [[ -r /proc/$1/cgroup && $(<"/proc/$1/cgroup")$'\n' == *"/$2.service"$'\n'* ]]; }

# learners_unit PID: the unit of a process, if it is one that a learner wrote. The system's own, such as ssh, and one that is
# gone when it is stopped stay.
learners_unit() {
  local unit file
  unit=$(grep -oP '^0::/system[.]slice/\K[^/]+[.]service' "/proc/$1/cgroup") || return
  file=$(systemctl show --property FragmentPath --value "$unit")
  [[ $file == /etc/systemd/system/* ]] && echo "$unit"
}

# free_for UNIT PORT: stops and disables a learner's unit that has the port. Fails if another process outside the unit has it,
# and names it.
free_for() {
  local pid user command other again
  for pid in $(holders "$2"); do
    if [[ ! -e /proc/$pid ]] || belongs "$pid" "$1"; then continue; fi
    if other=$(learners_unit "$pid"); then
      # A service of ours on a wrong port: its own step starts it again.
      if was_put "/etc/systemd/system/$other"; then
        systemctl stop "$other"
        continue
      fi
      again="sudo systemctl disable --now $1; sudo systemctl $(systemctl is-enabled --quiet "$other" && echo "enable --now" || echo start) $other"
      # It returns when the unit has ended, and the port is free.
      systemctl disable --quiet --now "$other"
      echo "port $2 was taken by your unit $other, which is stopped and disabled now; '$again' brings it back"
      stopped+=("$other ('$again' brings it back)")
      set_aside "the unit $other, stopped and disabled" "$again"
      continue
    fi
    read -r user command < <(ps -o user=,args= -p "$pid") || true
    fail LAB-313 "port $2, which the service $1 needs, is taken by process $pid of $user: ${command:0:80}" \
      "end it in the lab ('sudo kill $pid'; 'systemctl status $pid' shows what started it), then run the same command again"
  done
}
