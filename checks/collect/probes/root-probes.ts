/** The probes that take root more than a line. They know the arrays of probes.ts: pids_on, unit_on and user_on. */

import { servicePorts } from "../../../core/curriculum.ts";
import { handedOn, markedRequests } from "./marked-requests.ts";

/**
 * What systemd says of the units on the ports, and of all that have failed: the pattern stands for these, so that
 * systemctl is started once for both. Only where one of them does not say by itself that it starts at boot, what starts
 * there is asked for; and only where one is of a user's own systemd, that one.
 */
export const units = `
  system=() all=yes
  for port in "\${!unit_on[@]}"; do
    echo "$port \${unit_on[$port]} \${user_on[$port]}"
    [[ -n \${user_on[$port]} ]] || system+=("\${unit_on[$port]}")
  done
  for target in rescue emergency; do
    [[ ! /etc/systemd/system/default.target -ef /usr/lib/systemd/system/$target.target ]] || echo "a boot ends in $target.target"
  done
  echo
  told=$(systemctl show -p Id,ActiveState,UnitFileState,TriggeredBy,Restart,RemainAfterExit,MainPID,CanReload --state=failed '*' "\${system[@]}")
  code=$?
  printf '%s\\n' "$told"
  for port in "\${!user_on[@]}"; do
    id=\${user_on[$port]}
    while IFS=: read -r user _ uid _; do [[ $uid == "$id" ]] && break; done </etc/passwd
    echo
    of_user=$(XDG_RUNTIME_DIR=/run/user/$id runuser -u "$user" -- systemctl --user show \\
      -p Id,UnitFileState,Restart,RemainAfterExit,MainPID,CanReload "\${unit_on[$port]}")
    # Without this the user's systemd begins with a login, and not with the boot.
    [[ -e /var/lib/systemd/linger/$user ]] || of_user=\${of_user/UnitFileState=enabled/UnitFileState=enabled-at-login}
    printf '%s\\n' "$of_user"
  done
  while read -r line; do
    [[ $line != UnitFileState=* || $line == UnitFileState=enabled ]] || all=
  done <<<"$told"
  [[ -n $all ]] || { echo; systemctl list-dependencies --plain default.target; }
  ((code == 0))`;

/** The tmux server among the ancestors of the process on port 5000, and the socket by which it is attached to. */
export const session = `
  read -r pid _ <<<"\${pids_on[5000]}"
  for ((up = 0; up < 50 && pid > 1; up++)); do
    read -r name <"/proc/$pid/comm" || break
    if [[ $name == tmux* ]]; then
      mapfile -t -d '' words <"/proc/$pid/cmdline"
      mapfile -t -d '' settings <"/proc/$pid/environ"
      mapfile -t -s 8 -n 1 ids <"/proc/$pid/status"
      read -r _ uid _ <<<"\${ids[0]}"
      folder=/tmp socket='' label=default
      for setting in "\${settings[@]}"; do [[ $setting != TMUX_TMPDIR=?* ]] || folder=\${setting#*=}; done
      while getopts :2c:CDdf:hlL:NqS:T:uUvV option "\${words[@]:1}"; do
        [[ $option != S ]] || socket=$OPTARG
        [[ $option != L ]] || label=$OPTARG
      done
      socket=\${socket:-$folder/tmux-$uid/$label}
      # As that process sees it, which may have a /tmp of its own.
      root=/proc/$pid/root
      [[ $socket == /* ]] || root=/proc/$pid/cwd/
      [[ -S $root$socket ]] && state=there || state=gone
      echo "$state $pid $socket"
      break
    fi
    mapfile -t -s 6 -n 1 parents <"/proc/$pid/status" || break
    read -r _ pid <<<"\${parents[0]}"
  done; true`;

/**
 * In all logs of the services the lines of this run's marked requests: in the folders of their units' names (a log may
 * be open for a moment only); where something is missing there, in the files that the processes have open; at last in
 * whatever was written just now. Starting programs is what costs, and so each is asked only where it has to be.
 */
export const logs = `
  shopt -s nullglob nocasematch
  declare -A logs=() answer_of=(${servicePorts.map((port) => `[${port}]=${markedRequests[port]}`).join(" ")})
  folders=() expected=() through=(${Object.values(handedOn).flat().join(" ")}) wide=
  for port in ${servicePorts.join(" ")}; do
    [[ -n \${pids_on[$port]} ]] || continue
    expected+=("$mark-$port") errors=
    for pid in \${pids_on[$port]}; do folders+=("/proc/$pid/fd"); done
    for file in "/var/log/\${unit_on[$port]%.service}"/*log; do
      [[ -f $file ]] || continue
      logs[$file]=yes; echo "log $port $file"
      [[ \${file##*/} != *err* ]] || errors=yes
    done
    [[ -n $errors ]] || wide=yes
  done
  open() {
    ((\${#folders[@]} == 0)) || while read -r folder file; do
      [[ -f $file ]] && logs[$file]=yes && echo "open \${folder//[!0-9]/} $file"
    done < <(find "\${folders[@]}" -lname '/*' -printf '%H %l\\n')
  }
  # Tries, not seconds: those of bash follow the lab's clock when it is set.
  look() {
    for ((try = 0; try < $1 && \${#logs[@]} > 0; try++)); do
      lines=$(grep -HsF "$mark-" "\${!logs[@]}")
      missing=
      for each in "\${expected[@]}"; do [[ $lines == *"$each"* ]] || missing=yes; done
      [[ -n $missing ]] || break
      pause 0.1
    done
  }
  [[ -z $wide ]] || open
  # Before its answer no request has a line; and lines are written in batches, some tenths of a second later.
  for ((try = 0; try < 30; try++)); do
    waiting=
    for each in "\${expected[@]}"; do [[ -s \${answer_of[\${each##*-}]}.out || -e curl.code ]] || waiting=yes; done
    for name in "\${through[@]}"; do [[ -s $name.out || -e curl.code ]] || waiting=yes; done
    [[ -n $waiting ]] || break
    pause 0.1
  done
  ((\${#expected[@]} == 0)) || pause 0.2
  missing=\${expected[*]}
  look 8
  # What port 80 answered must have come to a service. Only where the service's own line is found this one can be.
  handed_on() {
    [[ -z $missing ]] || return
    for name in "\${through[@]}"; do
      for ((try = 0; try < 20; try++)); do
        status=
        [[ -s $name.out ]] && read -r _ status _ <$name.out
        [[ $status == 200 || -z $status && ! -e curl.code ]] && [[ $lines != *"$mark-$name"* ]] || break
        pause 0.1
        lines=$(grep -HsF "$mark-" "\${!logs[@]}")
      done
    done
    through=()
  }
  handed_on
  # One file for both is no error log.
  [[ $'\\n'$lines =~ $'\\n'[^:]*err[^:/]*: ]] && same=yes || same=
  if [[ -z $wide && -n $missing$same ]]; then
    open
    look 17
    handed_on
  fi
  while read -r line; do echo "line $line"; done <<<"$lines"
  if [[ -n $missing ]]; then
    logs=()
    while IFS= read -r file; do logs[$file]=yes; done < <(
      timeout 4 find /var/log /srv /opt /home /root /run /tmp /var/tmp -xdev -maxdepth 5 \\
        \\( -name node_modules -o -name '.?*' \\) -prune -o -type f -mmin -1 -size -100M -print)
    look 1
    # Beside a log of requests that is found only now, the one of errors may stand.
    while IFS=: read -r file line; do
      port=\${line##*"$mark-"}
      for other in "\${file%/*}"/*err*; do
        [[ ! -f $other || $line == "$port" ]] || echo "log \${port:0:4} $other"
      done
      echo "line $file:$line"
    done <<<"$lines"
  fi`;
