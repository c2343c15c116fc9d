# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $unit_on and $user_on
# Reads what systemd says of the units that serve the ports, of all failed units, and of what starts at boot.
# Prints "PORT UNIT USER" for each port, and "uptime SECONDS"; after an empty line a block of lines "Property=value" for each
# unit; and, if one of them is not enabled itself, the names of all units that a boot starts.
units=()
for port in "${!unit_on[@]}"; do
  echo "$port ${unit_on[$port]} ${user_on[$port]}"
  [[ -n ${user_on[$port]} ]] || units+=("${unit_on[$port]}")
done
read -r uptime _ </proc/uptime
echo "uptime $uptime"
echo

# The pattern '*' means all failed units: one systemctl shows these and ours.
properties=$(systemctl show --state=failed '*' "${units[@]}" \
  -p Id,ActiveState,UnitFileState,TriggeredBy,Restart,RestartUSec,RestartPreventExitStatus,RemainAfterExit,NeedDaemonReload \
  -p StartLimitBurst,StartLimitIntervalUSec,MainPID,CanReload,FreezerState,NRestarts,ActiveEnterTimestampMonotonic \
  -p FragmentPath,DropInPaths,ExecStartPre,ExecStart,User,WorkingDirectory,EnvironmentFiles,CPUQuotaPerSecUSec,AmbientCapabilities \
  -p RuntimeMaxUSec,ConflictedBy,TasksMax,TasksCurrent)
code=$?
printf '%s\n' "$properties"

for port in "${!user_on[@]}"; do
  uid=${user_on[$port]}
  user=$(id -nu "$uid")
  of_user=$(XDG_RUNTIME_DIR=/run/user/$uid runuser -u "$user" -- systemctl --user show "${unit_on[$port]}" \
    -p Id,UnitFileState,Restart,RemainAfterExit,MainPID,CanReload,ActiveEnterTimestampMonotonic)
  # Without lingering, the user's systemd starts when the user logs in, and not at boot.
  [[ -e /var/lib/systemd/linger/$user ]] || of_user=${of_user/UnitFileState=enabled/UnitFileState=enabled-at-login}
  printf '\n%s\n' "$of_user"
done

# Another unit can start one that is not enabled itself.
all_enabled=yes
while read -r line; do
  [[ $line != UnitFileState=* || $line == UnitFileState=enabled ]] || all_enabled=no
done <<<"$properties"
if [[ $all_enabled == no ]]; then
  echo
  systemctl list-dependencies --plain default.target
fi
((code == 0))
