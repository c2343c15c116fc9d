# shellcheck shell=bash disable=SC2154 # sourced after step.sh, which sets what is used here
# A box may update itself at its first boot, or a learner may run apt in another terminal.

# Seconds to wait for them.
apt_patience=${LAB_APT_PATIENCE:-1800}

# alone COMMAND…: runs it while no other program has a lock of apt or dpkg. Both wait for only one of their four locks
# (DPkg::Lock::Timeout), and print nothing.
alone() {
  local end=$((SECONDS + apt_patience)) holder said='' status
  while true; do
    holder=$(apt_holder)
    if [[ -z $holder ]]; then
      status=0
      "$@" || status=$?
      ((status)) || return 0
      # Another program may have taken the lock just before.
      holder=$(apt_holder)
      [[ -n $holder ]] || return "$status"
    fi
    ((SECONDS < end)) ||
      fail LAB-318 "$holder has held the lock of the lab's package manager for $((apt_patience / 60)) minutes" "wait until it has finished, or end it in the lab"
    [[ $holder == "$said" ]] || say "Waiting for $holder in the lab, which holds the lock of the package manager …"
    said=$holder
    sleep 1
  done
}

# apt_holder: prints the name and process id of a program that has such a lock, or nothing. /proc/locks identifies a lock by
# the inode of its file.
apt_holder() {
  local pid inodes
  inodes=$(stat -c %i /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock /var/cache/apt/archives/lock 2>/dev/null | tr '\n' ' ') || true
  pid=$(awk -v inodes=" $inodes" '$2 == "POSIX" { split($6, file, ":"); if (index(inodes, " " file[3] " ")) { print $5; exit } }' /proc/locks)
  [[ -z $pid ]] || echo "$(cat "/proc/$pid/comm" 2>/dev/null || echo 'another program') (process $pid)"
}
