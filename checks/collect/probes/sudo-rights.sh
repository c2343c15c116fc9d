# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $pids_on
# Reads which commands sudo allows to the user who runs the process on port 5000.
# Prints what `sudo -l` says of that user and, after a line "root:", of root: so one sees how this sudo writes a rule.
# Prints "none: …" if there is no sudo, or if the user has no name, because sudo allows nothing to such a user.
uid='' user=''
for pid in ${pids_on[5000]}; do
  # The second value is the effective user.
  read -r _ uid _ <<<"$(process_status "$pid" Uid)"
  [[ -z $uid ]] || break
done
[[ -z $uid ]] || user=$(id -nu "$uid" 2>/dev/null)

if ! type -P sudo >/dev/null; then
  echo "none: there is no sudo"
elif [[ -n $uid && -z $user ]]; then
  echo "none: user $uid has no name"
else
  [[ -z $user ]] || sudo -l -U "$user"
  printf '\nroot:\n'
  sudo -l -U root
fi
