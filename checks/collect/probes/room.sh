# shellcheck shell=bash # runs in the lab
# Reads the file systems of /, /tmp, /var/log and /run, and how they are mounted.
# Prints for each the blocks and inodes that are free for everybody, and all of them; and "read-only PLACE" for each place
# where nothing can be written.
stat -f -c '%a %b %d %c' / /tmp /var/log /run
while read -r _ place _ options _; do
  [[ $place != @(/|/tmp|/var|/var/log|/run) || ,$options, != *,ro,* ]] || echo "read-only $place"
done </proc/self/mounts
