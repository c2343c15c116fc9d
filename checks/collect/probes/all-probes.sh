# shellcheck shell=bash disable=SC2154 # runs in the lab, after run-probes.sh and lines that set $mark, $limit and $root_script
# Reads nothing. It runs all probes, those of root in a second shell; see probe-script.ts.
# Prints the files that the probes filled, each after its name (as `head -v` does), and at last $mark.

# Bash reads this script from its standard input. It reads a function to the end before anything else can read from there.
main() {
  # Root needs no sudo, and a small server may not have it.
  as_root=(sudo -n)
  ((EUID != 0)) || as_root=()

  # Root's probes start first, because sudo takes the longest.
  root=
  if [[ -n $root_script ]]; then
    printf '%s\n' "$root_script" | "${as_root[@]}" bash -s >/dev/null &
    root=$!
  fi

  # The folder is in memory, because the checks must also work if the disk is full.
  mkdir -m 700 "/dev/shm/$mark" || exit 70
  # In the background: the output does not have to wait for that.
  trap 'rm -rf "/dev/shm/$mark" >/dev/null &' EXIT

  run_user_probes
  # Root's probes began a little later, and end a little later. The first `wait` can be interrupted by our own clock.
  [[ -z $root ]] || wait "$root" || wait "$root"
  stop_clock
  note_rest

  head -v -c "${limit}K" "/dev/shm/$mark"/*
  printf '\n%s\n' "$mark"
}

# What bash says about processes that were ended is of no interest.
main </dev/null 2>/dev/null
