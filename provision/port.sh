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

# free_for UNIT PORT: fails if a process outside the unit has the port, and names it.
free_for() {
  local pid user command
  for pid in $(holders "$2"); do
    belongs "$pid" "$1" && continue
    read -r user command < <(ps -o user=,args= -p "$pid") || true
    fail LAB-313 "port $2, which the service $1 needs, is taken by process $pid of $user: ${command:0:80}" \
      "end it in the lab ('sudo kill $pid'; 'systemctl status $pid' shows what started it), then run the same command again"
  done
}
