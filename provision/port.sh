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

# find_unit PID: sets unit to the unit of a process, and manager to what controls it: the machine's systemd, or that of a user.
# Fails unless a learner wrote the unit: the system's own, such as ssh, and one that is gone when it is stopped stay.
find_unit() {
  local group uid file
  group=$(grep '^0::' "/proc/$1/cgroup") || return
  if [[ $group =~ /user@([0-9]+)[.]service/(.*/)?([^/]+[.]service) ]]; then
    uid=${BASH_REMATCH[1]} unit=${BASH_REMATCH[3]}
    manager=(sudo -u "$(id -nu "$uid")" "XDG_RUNTIME_DIR=/run/user/$uid" systemctl --user)
  elif [[ $group =~ ^0::(/[^/]+[.]slice)+/([^/]+[.]service) ]]; then
    unit=${BASH_REMATCH[2]} manager=(sudo systemctl)
  else
    return 1
  fi
  file=$("${manager[@]}" show --property FragmentPath --value "$unit")
  [[ -n $file && $file != /usr/* && $file != /lib/* && $file != /run/* ]]
}

# master_of PID PORT: the process that gave a process its port: it would start another one in its place.
master_of() {
  local pid=$1 parent
  while parent=$(ps -o ppid= -p "$pid") && grep -qx "${parent// /}" <(holders "$2"); do pid=${parent// /}; done
  echo "$pid"
}

# free_for UNIT PORT: stops and disables a learner's unit that has the port. Fails if another process outside the unit has it,
# and names it.
free_for() {
  local pid user command unit manager again
  for pid in $(holders "$2"); do
    if [[ ! -e /proc/$pid ]] || belongs "$pid" "$1"; then continue; fi
    if find_unit "$pid"; then
      # A service of ours on a wrong port: its own step starts it again.
      if was_put "/etc/systemd/system/$unit"; then
        systemctl stop "$unit"
        continue
      fi
      again="sudo systemctl disable --now $1; ${manager[*]} $("${manager[@]}" is-enabled --quiet "$unit" && echo "enable --now" || echo start) $unit"
      # It returns when the unit has ended, and the port is free.
      "${manager[@]}" disable --quiet --now "$unit"
      echo "port $2 was taken by your unit $unit, which is stopped and disabled now; '$again' brings it back"
      stopped+=("$unit ('$again' brings it back)")
      set_aside "the unit $unit, stopped and disabled" "$again"
      continue
    fi
    pid=$(master_of "$pid" "$2")
    read -r user command < <(ps -o user=,args= -p "$pid") || true
    fail LAB-313 "port $2, which the service $1 needs, is taken by process $pid of $user: ${command:0:80}" \
      "end it in the lab ('sudo kill $pid'; 'systemctl status $pid' shows what started it)"
  done
}
