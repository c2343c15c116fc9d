# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after lines that set $unit and $uid
# Reads nothing.
# Prints what systemctl says if it cannot reload the unit. With $uid, the unit belongs to the systemd of that user.
if [[ -z $uid ]]; then
  systemctl reload "$unit"
else
  runuser -u "$(id -nu "$uid")" -- env XDG_RUNTIME_DIR="/run/user/$uid" systemctl --user reload "$unit"
fi </dev/null
