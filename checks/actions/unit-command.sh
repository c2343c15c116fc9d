# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after lines that set $verb, $unit and $uid
# Reads nothing.
# Prints what systemctl says if it cannot do with the unit what $verb says: reload, restart, reset-failed. With $uid, the unit belongs to the systemd of that user.
if [[ -z $uid ]]; then
  systemctl "$verb" "$unit"
else
  runuser -u "$(id -nu "$uid")" -- env XDG_RUNTIME_DIR="/run/user/$uid" systemctl --user "$verb" "$unit"
fi </dev/null
