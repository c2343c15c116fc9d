# shellcheck shell=bash # runs in the lab
# Reads the list of users, and what the kernel says in /proc/PID/status of each process.
# Prints both; before each process an empty line. The first nine lines of a status have its name, state, parent and user.
cat /etc/passwd
for file in /proc/[0-9]*/status; do
  # A process that has ended since has no such file any more.
  mapfile -t -n 9 lines <"$file" || continue
  printf '\n'
  printf '%s\n' "${lines[@]}"
done
true
