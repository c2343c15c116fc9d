# shellcheck shell=bash disable=SC2154 # sourced after step.sh, which sets what is used here
# A box updates itself at its first boot, and a learner may be at apt in another terminal.

# Seconds that are waited for it.
apt_patience=${LAB_APT_PATIENCE:-1800}

# alone COMMAND…: runs it while no other program has a lock of apt's or dpkg's. Both wait only for one of their four locks
# (DPkg::Lock::Timeout), and silently.
alone() {
  local end=$((SECONDS + apt_patience)) holder said='' status
  while true; do
    holder=$(apt_holder)
    if [[ -z $holder ]]; then
      status=0
      "$@" || status=$?
      ((status)) || return 0
      # It may have come in between.
      holder=$(apt_holder)
      [[ -n $holder ]] || return "$status"
    fi
    ((SECONDS < end)) ||
      fail LAB-318 "$holder has had the lock of the lab's package manager for $((apt_patience / 60)) minutes" "wait until it has ended, or end it in the lab"
    [[ $holder == "$said" ]] || say "Waiting for $holder in the lab, which has the lock of the package manager …"
    said=$holder
    sleep 1
  done
}

# apt_holder: the name and the process id of a program that has such a lock; nothing where none has. /proc/locks tells a
# lock by the inode of its file.
apt_holder() {
  local pid inodes
  inodes=$(stat -c %i /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock /var/cache/apt/archives/lock 2>/dev/null | tr '\n' ' ') || true
  pid=$(awk -v inodes=" $inodes" '$2 == "POSIX" { split($6, file, ":"); if (index(inodes, " " file[3] " ")) { print $5; exit } }' /proc/locks)
  [[ -z $pid ]] || echo "$(cat "/proc/$pid/comm" 2>/dev/null || echo 'another program') (process $pid)"
}
