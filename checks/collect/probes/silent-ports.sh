# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh and a line that sets $last_unit_on
# Reads what systemd says of the unit that had a port at an earlier run, for each port that nothing or another unit has now.
# Prints a block for each after an empty line: "port=PORT", "uptime=SECONDS", the properties of the unit, "pids=" with its
# processes, "network=its own" if they are cut off from the machine's network, the last notice of its journal after its
# uptime, and the last line of its error log after its age in seconds.
for port in "${!last_unit_on[@]}"; do
  unit=${last_unit_on[$port]}
  # A program that was started by hand ran in the scope of a login session, which ends with it.
  [[ -z ${pids_on[$port]} || $unit != *.scope && ${unit_on[$port]} != "$unit" ]] || continue
  read -r uptime _ </proc/uptime
  printf '\nport=%s\nuptime=%s\nId=%s\n' "$port" "$uptime" "$unit"
  [[ $unit != *.scope ]] || continue
  properties=$(systemctl show "$unit" -p Id,LoadState,ActiveState,SubState,Result,UnitFileState,NRestarts \
    -p ConditionResult,ConditionTimestampMonotonic,FreezerState,StateChangeTimestampMonotonic,ControlGroup)
  printf '%s\n' "$properties"
  if [[ $properties =~ ControlGroup=(/[^$'\n']+) ]]; then
    mapfile -t pids <"/sys/fs/cgroup${BASH_REMATCH[1]}/cgroup.procs"
    echo "pids=${pids[*]}"
    [[ ! -e /proc/${pids[0]}/ns/net || /proc/${pids[0]}/ns/net -ef /proc/self/ns/net ]] || echo "network=its own"
  fi
  # A line is like this: [   12.345678] lab systemd[1]: onepage.service: Failed with result 'exit-code'.
  # That it failed is known; the line before says why. tmux complains of pututline each time that it ends.
  line=$(journalctl -b -q -u "$unit" -p notice -n 30 -o short-monotonic --no-pager |
    grep -vE 'Failed with result|Failed to start|repeated too quickly|process exited, code=|left-over process|remains running|pututline' |
    tail -n 1)
  [[ ! $line =~ ^\[\ *([0-9.]+)\]\ [^\ ]+\ [^:]+:\ (.*) ]] || echo "journal=${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"
  newest=''
  for file in "/var/log/${unit%.service}"/*err*; do
    [[ ! -f $file || -n $newest && ! $file -nt $newest ]] || newest=$file
  done
  [[ -z $newest ]] || echo "log=$((EPOCHSECONDS - $(stat -c %Y "$newest"))) $(tail -n 1 "$newest" | head -c 300)"
done
true
