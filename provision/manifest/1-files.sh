# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# What a step or a learner writes.
places=(/etc /usr/local /srv /root /home /var/www /var/spool/cron /usr/share/nginx
  /run/systemd/system /run/systemd/system.control /run/nologin /var/lib/systemd/linger)
# The units of a user's own systemd. All else in these folders is a trace, see below.
while IFS=: read -r _ _ _ _ _ value _; do
  places+=("$value"/.config/systemd "$value"/.local/share/systemd)
done </etc/passwd
# What is each lab's own, or a machine's bookkeeping: that it is there counts, not what is in it.
own=(/etc/machine-id '/etc/ssh/ssh_host_*' '/etc/*shadow*' '/etc/*-' /etc/adjtime '*/.ssh/authorized_keys'
  /etc/hostid /etc/ld.so.cache '/etc/udev/hwdb.bin' '*/node_modules/.package-lock.json')
# What everyday work leaves behind.
traces=('/etc/rc[0-6S].d' '*/.*_history' '*/.cache' '*/.npm' '*/.lesshst' '*/.viminfo' '*/.local' '*/.config' '*.sw[opx]'
  /etc/.updated /etc/.pwd.lock '*/.sudo_as_admin_successful' '*/node_modules/.cache' '*[[:cntrl:]]*')

# either TEST VALUE…: "( TEST VALUE -o TEST VALUE )" for find, in ${tests[@]}.
either() {
  tests=('(')
  for value in "${@:2}"; do tests+=("$1" "$value" -o); done
  tests[-1]=')'
}

files() {
  local found=() run=() tests value
  for value in "${places[@]}"; do [[ ! -e $value ]] || found+=("$value"); done
  either -path "${traces[@]}"
  local skip=("${tests[@]}" -prune -o)
  either -path "${own[@]}"
  ask find "${found[@]}" "${skip[@]}" "${tests[@]}" -o -type f -exec sha256sum {} + |
    sed -E 's/^([0-9a-f]{24})[0-9a-f]*  (.*)/file\t\2\t\1/'
  {
    ask find "${found[@]}" "${skip[@]}" -type l -printf 'link\t%p\tto %l\n' -o -printf 'mode\t%p\t%m %U:%G\n'
    # These are many and big: their size and their time must do. dpkg and tar set the time to the package's own.
    ask find /usr/bin /usr/sbin /usr/lib /opt -path /usr/lib/modules -prune -o -path '*[[:cntrl:]]*' -prune -o \
      -type l -printf 'program\t%p\tto %l\n' -o -type f -printf 'program\t%p\t%m %U:%G, %s bytes, @%Ts\n'
    # What is in a log changes all the time. One that leads elsewhere is told.
    ask find /var/log -path /var/log/journal -prune -o -type d -printf 'mode\t%p\t%m %U:%G\n' \
      -o -type l -printf 'link\t%p\tto %l\n' -o ! -type f -printf 'mode\t%p\t%m %U:%G, no file (%y)\n' \
      -o -path '/var/log/*access.log' -printf 'mode\t%p\t%m %U:%G\n' -o -path '/var/log/*error.log' -printf 'mode\t%p\t%m %U:%G\n'
    # The sockets by which one attaches to a service's session. (tmux changes their mode while somebody is attached.)
    for value in /etc/systemd/system/*.service; do
      value=${value##*/}
      [[ ! -d /run/${value%.service} ]] || run+=("/run/${value%.service}")
    done
    [[ -z ${run[*]} ]] || ask find "${run[@]}" -type s -printf 'mode\t%p\tsocket\n'
  } | with_names
}

# with_names: "644 0:0" becomes "644 root:root". find's own names take three times as long.
with_names() {
  awk '
    BEGIN {
      FS = OFS = "\t"
      while ((getline line <"/etc/passwd") > 0) { split(line, part, ":"); user[part[3]] = part[1] }
      while ((getline line <"/etc/group") > 0) { split(line, part, ":"); group[part[3]] = part[1] }
    }
    function named(names, id) { return id in names ? names[id] : id }
    $1 != "link" && match($3, /^[0-7]+ [0-9]+:[0-9]+/) {
      split(substr($3, 1, RLENGTH), word, /[ :]/)
      $3 = word[1] " " named(user, word[2]) ":" named(group, word[3]) substr($3, RLENGTH + 1)
    }
    { print }'
}
