# shellcheck shell=bash disable=SC2154 # runs in the lab before the probes, after lines that set $mark, $deadline, $patience and $limit
# Reads nothing. These are the functions that run all probes of one user at the same time; see probe-script.ts.
# Prints nothing: the probe NAME prints to the files NAME.out and NAME.err, and its exit code is written to NAME.code.

# The process group of each probe that was started, by the name of the probe.
declare -A started=()
over=no

# A pipe that nobody writes to.
exec {silent_pipe}<> <(:)

# pause SECONDS: waits without a process of its own, which takes tens of milliseconds in an emulated lab.
pause() { read -r -t "$1" -u "$silent_pipe" || true; }

# measure: sets $worked and $rested to the time that the processors had work and had none since the last call.
measure() {
  local user nice system idle disk interrupts soft stolen
  read -r _ user nice system idle disk interrupts soft stolen _ </proc/stat
  local work=$((user + nice + system + disk + interrupts + soft + stolen))
  worked=$((work - ${last_work:-0})) rested=$((idle - ${last_idle:-0}))
  last_work=$work last_idle=$idle
}

# is_busy: whether the processors had work for a fifth of the time since the last call.
is_busy() { measure && ((4 * worked >= rested)); }

# count_down: ends the probes after $deadline seconds; while the lab is busy up to twice as long, because what is slow would
# still answer.
count_down() {
  pause $((deadline - 1))
  is_busy
  for ((second = deadline; second <= 2 * deadline; second++)); do
    pause 1
    is_busy || break
  done
  kill -USR1 $$
  # The signal comes too early for a shell that does not wait yet.
  pause 3
  kill -USR1 $$
}

# begin: goes to the folder of the files, and starts the clock that ends all probes after $deadline seconds.
begin() {
  export LC_ALL=C
  umask 022
  # A probe that prints more than $limit KiB gets an error for that file, but goes on: curl makes many requests.
  ulimit -f "$limit"
  trap '' XFSZ
  # Each probe is a process group, so that it can be ended together with all that it started.
  set -m
  # Root can be here before the user who logged in has made the folder.
  for ((try = 0; try < 50; try++)); do
    [[ ! -d /dev/shm/$mark ]] || break
    pause 0.1
  done
  cd "/dev/shm/$mark" || exit 70
  measure
  # This signal also interrupts `wait`.
  trap end_probes USR1
  count_down &
  clock=$!
}

# start NAME: runs the function probe_NAME in the background.
start() {
  [[ $over == no ]] || return
  {
    "probe_$1" >"$1.out" 2>"$1.err"
    echo $? >"$1.code"
  } </dev/null &
  started[$1]=$!
}

# finished NAME: waits for a probe whose output other probes need.
finished() { wait "${started[$1]}"; }

# wait_for_probes: waits for all of them. (`wait` without arguments would wait for the clock, too.)
wait_for_probes() { ((${#started[@]} == 0)) || wait "${started[@]}"; }

# end_probes: ends the probes that still run, and starts no others.
end_probes() {
  over=yes
  for group in "${started[@]}"; do kill -KILL -- "-$group"; done
}

# note_rest: writes as the reading "rest" for which percentage of the time since the beginning the processors had no work.
note_rest() { measure && echo $((100 * rested / (worked + rested + 1))) >rest.out; }

stop_clock() { kill -- "-$clock"; }

# process_status PID FIELD: for the probes; prints the values of a field in /proc/PID/status, such as PPid or Uid.
process_status() {
  local lines line values
  # All lines with one read: for the next one the kernel writes the file anew, and then a line begins elsewhere when one
  # before it has become longer, such as "S (sleeping)" for "R (running)".
  mapfile -t lines <"/proc/$1/status"
  for line in "${lines[@]}"; do
    [[ $line == "$2:"* ]] || continue
    read -r _ values <<<"$line"
    echo "$values"
  done
}
