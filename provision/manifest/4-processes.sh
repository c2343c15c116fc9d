# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# status PID: sets its name, state and user; false where it has ended meanwhile. All is read at once: from one line to the
# next a process that wakes or falls asleep has its file written anew, a letter longer or shorter, and a reader goes on in
# the middle of a word.
status() {
  local lines
  mapfile -t -n 9 lines <"/proc/$1/status" && [[ ${lines[8]:-} == Uid:* ]] || return
  name=${lines[0]#*$'\t'} state=${lines[2]#*$'\t'}
  uid=${lines[8]#*$'\t'} uid=${uid%%$'\t'*}
}

# The processes of the lab's own units, and of nginx: how many, whose, and whether one is stopped.
processes() {
  local folder lines unit name state uid key value files
  local -A count=()
  for folder in /proc/[0-9]*; do
    mapfile -t lines <"$folder/cgroup" || continue
    unit=${lines[-1]:-}
    # Of a user's own systemd, which the distribution's units come and go in.
    if [[ $unit =~ /user@([0-9]+)\.service/.*/([^/]+\.service)$ && ! -e /usr/lib/systemd/user/${BASH_REMATCH[2]} ]]; then
      unit="${BASH_REMATCH[2]} of ${name_of[${BASH_REMATCH[1]}]:-${BASH_REMATCH[1]}}"
      unit_of[${folder##*/}]=$unit
      printf 'unit\t%s\trunning in the systemd of this user\n' "$unit"
    fi
    [[ $unit == */system.slice/*.service ]] || continue
    unit=${unit##*/}
    unit_of[${folder##*/}]=$unit
    [[ -f /etc/systemd/system/$unit || -f /run/systemd/transient/$unit || $unit == nginx.service ]] || continue
    status "${folder##*/}" || continue
    [[ $state == [TtZ]* ]] && state=", $state" || state=
    files=
    while read -r key value _ files _; do [[ $key$value != Maxopen ]] || break; done <"$folder/limits"
    key="$unit: $name"$'\t'"of ${name_of[$uid]:-$uid}, at most $files open files$state"
    count[$key]=$((${count[$key]:-0} + 1))
  done
  for key in "${!count[@]}"; do printf 'process\t%s\n' "${key/$'\t'/$'\t'${count[$key]} }" ; done
}

# Who listens where. The address that the lab was given is not told.
ports() {
  local protocol address users name state pid uid command
  while read -r protocol _ _ _ address _ users; do
    [[ $address != *%* || $address == 127.* ]] || address="own%${address#*%}"
    while [[ $users =~ \"([^\"]+)\",pid=([0-9]+)(.*) ]]; do
      command=${BASH_REMATCH[1]} pid=${BASH_REMATCH[2]} users=${BASH_REMATCH[3]}
      status "$pid" || continue
      printf 'port\t%s %s\t%s of %s, %s\n' "$protocol" "$address" "$command" "${name_of[$uid]:-$uid}" "${unit_of[$pid]:-by hand}"
    done
  done < <(ask ss -Hltunp)
}
