# shellcheck shell=bash disable=SC2034,SC2154 # runs in the lab as root, after a line that sets $ports; other probes use what it sets
# Reads the output of `ss`, which is the probe "listeners", and the control groups of the processes that listen on $ports.
# Prints nothing. It sets, by port: pids_on, the ids of the processes; unit_on, the systemd unit of the first of them; and
# user_on, a user's id if the unit belongs to the systemd of that user.
finished listeners

declare -A pids_on=() unit_on=() user_on=()
while read -r _ _ _ address _ users; do
  port=${address##*:}
  # $users is like this: users:(("nginx",pid=812,fd=6),("nginx",pid=811,fd=6))
  while [[ $users =~ pid=([0-9]+)(.*) ]]; do
    pid=${BASH_REMATCH[1]}
    users=${BASH_REMATCH[2]}
    # Process 1, systemd, can have opened the socket for the service, which then holds it, too.
    ((pid == 1)) || pids_on[$port]+=" $pid"
  done
done <listeners.out

for port in "${ports[@]}"; do
  for pid in ${pids_on[$port]}; do
    # The last line is like this: 0::/system.slice/onepage.service
    mapfile -t groups <"/proc/$pid/cgroup" || continue
    group=${groups[-1]}
    if [[ $group =~ /user@([0-9]+)[.]service/.*/([^/]+[.]service) ]]; then
      user_on[$port]=${BASH_REMATCH[1]}
      unit_on[$port]=${BASH_REMATCH[2]}
    elif [[ $group =~ /([^/]+[.]service) ]]; then
      unit_on[$port]=${BASH_REMATCH[1]}
    else
      unit_on[$port]=${group##*/}
    fi
    break
  done
done
