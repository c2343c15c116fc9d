# shellcheck shell=bash # runs in the lab as root
# Reads the times of the files from which Nginx, systemd and the services are made, and of the end of the provisioning.
# Prints "SECONDS FILE" for each file that was changed since: how long ago, and its name. Nothing on other machines.
provisioned=/var/lib/applab/provisioned
[[ ! -e $provisioned ]] || find /etc/nginx /etc/systemd/system /srv/applab -name node_modules -prune -o \
  '(' -type f -o -type l ')' -newer "$provisioned" -printf '%T@ %p\n' |
  while IFS=' ' read -r second file; do echo "$((EPOCHSECONDS - ${second%.*})) $file"; done | head -n 50
true
