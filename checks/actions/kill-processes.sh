# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after lines that set $port, $url and $patience
# Reads which processes listen on $port, and what $url answers.
# Kills a worker, the master, and all processes of the unit, one after the other. Prints a line for each: what was killed, and
# the seconds until $url answered as before and as many processes listened, all of them alive; "-" if they took longer
# than $patience seconds, or four times as long if it is still starting then. Then no more is killed.

# listeners: prints their ids. It is asked again and again while a service starts, so it starts only one program. Process 1 is
# systemd, which can have opened the socket.
listeners() {
  local said pids=()
  said=$(ss -Hltnp "sport = :$port")
  while [[ $said =~ pid=([0-9]+)(.*) ]]; do
    pids[BASH_REMATCH[1]]=yes
    said=${BASH_REMATCH[2]}
  done
  unset 'pids[1]'
  ((${#pids[@]} == 0)) || printf '%s\n' "${!pids[@]}"
}
# parent_of PID: sets $parent. The values follow the name, which can contain anything: 812 (nginx) S 811 …
parent_of() {
  local values
  values=$(<"/proc/$1/stat") && read -r _ parent _ <<<"${values##*) }"
}
status() { curl -s -o /dev/null -m 5 -w '%{http_code}' "$url"; }

mapfile -t before < <(listeners)
((${#before[@]} > 0)) || exit 0
expected=$(status)

# The control group of the unit: /system.slice/onepage.service, also if the unit has groups below its own.
group=$(grep -oP '^0::\K.*[.]service' "/proc/${before[0]}/cgroup") || exit 0
tree() { find "/sys/fs/cgroup$group" -name cgroup.procs -exec cat {} + | sort -un; }
# The checks' own session is not part of what they judge.
! tree | grep -qx "$$" || exit 0

# A worker is a listener without children that listen; its parent is the master, unless that is what started the service.
worker() {
  local pids pid parent parents=()
  mapfile -t pids < <(listeners)
  for pid in "${pids[@]}"; do parent_of "$pid" && parents[parent]=yes; done
  for pid in "${pids[@]}"; do [[ -n ${parents[pid]:-} ]] || echo "$pid"; done | tail -n 1
}
master() {
  local parent
  parent_of "$(worker)" && tree | grep -qx "$parent" &&
    [[ ! $(<"/proc/$parent/comm") =~ ^(tmux.*|(ba|da)?sh)$ ]] && echo "$parent"
}

# used: the microseconds of processor time of the unit's processes; 0 if there are none.
used() { grep -oP '^usage_usec \K\d+' "/sys/fs/cgroup$group/cpu.stat" 2>/dev/null || echo 0; }

# is_starting: whether the unit's processes use a processor for a tenth of a second now. What waits does not start.
is_starting() {
  local spent=$((-$(used)))
  sleep 1
  ((spent += $(used)))
  ((spent < 0 || spent > 100000)) # below 0: they are another control group's
}

# back KILLED…: waits until the answer and the number of listeners are as before; prints the seconds, or "-".
back() {
  local started=${EPOCHREALTIME/[.,]/} now
  while true; do
    mapfile -t now < <(listeners)
    if ((${#now[@]} >= ${#before[@]})) && ! printf '%s\n' "${now[@]}" | grep -qxF "$(printf '%s\n' "$@")" &&
      [[ $(status) == "$expected" ]]; then
      local spent=$((${EPOCHREALTIME/[.,]/} - started))
      printf '%d.%d\n' $((spent / 1000000)) $((spent / 100000 % 10))
      return
    fi
    # On a busy host a start takes longer.
    ((${EPOCHREALTIME/[.,]/} - started < patience * 1000000)) ||
      { ((${EPOCHREALTIME/[.,]/} - started < 4 * patience * 1000000)) && is_starting; } || break
    sleep 0.3 # between two looks, which would take the processors from what starts
  done
  echo -
  false
}

# end WHAT PID…: fails if what was killed does not come back.
end() {
  local what=$1
  shift
  (($# > 0)) || return 0
  printf '%s ' "$what"
  kill -KILL "$@" 2>/dev/null
  back "$@"
}

for what in worker master tree; do
  # shellcheck disable=SC2046 # a word for each process
  end "$what" $("$what") || exit 0
done
# What kill.ts sends after this has systemd forget that they were killed.
