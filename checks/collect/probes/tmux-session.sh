# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $pids_on
# Reads in /proc which process started the one on port 5000, which started that one, and so on, until one is a tmux server.
# Prints "there PID SOCKET" for this server, or "gone PID SOCKET" if its socket is missing, so that nobody can attach to it.

# print_server PID: finds the socket of a tmux server as tmux itself does, by its options and its environment.
print_server() {
  local folder=/tmp name=default socket='' state=gone uid words variables root
  mapfile -t -d '' words <"/proc/$1/cmdline"
  mapfile -t -d '' variables <"/proc/$1/environ"
  read -r uid _ <<<"$(process_status "$1" Uid)"
  for variable in "${variables[@]}"; do
    [[ $variable != TMUX_TMPDIR=?* ]] || folder=${variable#*=}
  done
  while getopts :2c:CDdf:hlL:NqS:T:uUvV option "${words[@]:1}"; do
    case $option in
      S) socket=$OPTARG ;;
      L) name=$OPTARG ;;
      *) ;;
    esac
  done
  [[ -n $socket ]] || socket=$folder/tmux-$uid/$name
  # The server can have a /tmp of its own; /proc/PID/root shows the files as the server sees them.
  [[ $socket == /* ]] && root=/proc/$1/root || root=/proc/$1/cwd/
  [[ ! -S $root$socket ]] || state=there
  echo "$state $1 $socket"
}

read -r pid _ <<<"${pids_on[5000]}"
for ((parents = 0; parents < 50 && pid > 1; parents++)); do
  read -r name <"/proc/$pid/comm" || break
  if [[ $name == tmux* ]]; then
    print_server "$pid"
    break
  fi
  pid=$(process_status "$pid" PPid)
done
true
