# shellcheck shell=bash # sourced
# holders PORT: the processes that listen on a TCP port, an id a line.
holders() { ss -Hltnp "sport = :$1" | { grep -o 'pid=[0-9]*' || true; } | cut -d= -f2 | sort -u; }

# belongs PID UNIT: the process is one of that unit's.
belongs() { grep -q "/$2\.service\$" "/proc/$1/cgroup" 2>/dev/null; }

# free_for UNIT PORT: nobody but the unit has the port; or else it is told who.
free_for() {
  local pid
  for pid in $(holders "$2"); do
    belongs "$pid" "$1" || fail "port $2, which the service $1 needs, is taken by process $pid of $(ps -o user=,args= -p "$pid")" \
      "end it in the lab ('sudo kill $pid'; 'systemctl status $pid' tells what started it), then run the same command again"
  done
}
