# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# What runs and is not what is on disk: frozen units, logs that were taken from under their program, and files that
# changed after the program that reads them was started. Only files that are newer than the manifest count: provisioning
# adds some that need no restart.
running() {
  local file unit
  while read -r file; do
    unit=${file%/cgroup.freeze}
    printf 'unit\t%s\tfrozen\n' "${unit##*/}"
  done < <(grep -rlx --include=cgroup.freeze 1 /sys/fs/cgroup)
  logs
  stale
}

# logs: which files below /var/log the lab's units have open, by the name that they have now.
logs() {
  local pid folders=()
  for pid in "${!unit_of[@]}"; do is_own "${unit_of[$pid]}" && folders+=("/proc/$pid/fd"); done
  [[ -z ${folders[*]} ]] || find "${folders[@]}" -lname '/var/log/*' -printf '%h\t%l\n' |
    while IFS=$'\t' read -r pid file; do
      pid=${pid#/proc/}
      printf 'log\t%s\twrites to %s\n' "${unit_of[${pid%/fd}]}" "$file"
    done
}

# stale: the files that changed after the program that reads them was started.
stale() {
  local made=${LAB_STATE:-/var/lib/applab}/manifest.made pid unit key boot ticks path changed words
  [[ -s $made ]] || return
  local -A first=() since=() loaded=()
  read -r words _ </proc/uptime
  boot=$((${EPOCHREALTIME/./} / 10000 - ${words/./})) # all times in hundredths of a second
  # A reload replaces the workers only: what they were started for is read by the youngest kind of process.
  for pid in "${!unit_of[@]}"; do
    unit=${unit_of[$pid]}
    is_own "$unit" || continue
    { IFS= read -rd '' key <"/proc/$pid/cmdline" && read -r words <"/proc/$pid/stat"; } || continue
    read -ra words <<<"${words##*) }"
    ticks=${words[19]} key="$unit $key"
    [[ ${first[$unit]:-$ticks} -lt $ticks ]] || first[$unit]=$ticks
    [[ ${since[$key]:-$ticks} -lt $ticks ]] || since[$key]=$ticks
  done
  for key in "${!since[@]}"; do
    [[ $key != *'shutting down'* && ${loaded[${key%% *}]:-0} -lt ${since[$key]} ]] || continue
    loaded[${key%% *}]=${since[$key]}
  done

  while IFS=$'\t' read -r changed path; do
    for unit in "${!first[@]}"; do
      case $path in
        */"$unit" | */"$unit".d/*) ticks=${first[$unit]} ;;
        *)
          reads "$unit" "$path" || continue
          ticks=${loaded[$unit]:-0}
          ;;
      esac
      ticks=$((boot + ticks)) changed=${changed/./}
      # The clocks of files and of processes are not equally exact.
      ((${changed::12} > ticks + 10)) || continue
      # Put back as it was, before the program was started again.
      ((ticks > $(stat -c %Y "$made")00)) || ! is_as_made "$path" || continue
      printf 'loaded\t%s\tolder than %s\n' "$unit" "$path"
    done
  done < <(find /etc/nginx /etc/systemd/system /run/systemd/system /srv/applab/app \
    ! -type d ! -path '*.wants/*' -newerct "$(stat -c @%Y "$made")" -printf '%C@\t%p\n')
}

# is_own UNIT: one of the lab's own units, or Nginx.
is_own() { [[ -f /etc/systemd/system/$1 || $1 == nginx.service ]]; }

# reads UNIT FILE: whether it loads the file when it is started. Nginx reads its pages anew for each request.
reads() {
  local other
  [[ $1 != nginx.service ]] || { [[ $2 == /etc/nginx/* && $2 != /etc/nginx/applab/* ]] && return; return 1; }
  [[ $2 == /srv/applab/app/*.ts && -e /srv/applab/app/${1%.service}.ts ]] || return 1
  # The files of another service: app/OTHER.ts and the folder app/OTHER.
  for other in onepage dynamic api web development; do
    [[ $other == "${1%.service}" || $2 != /srv/applab/app/"$other"[./]* ]] || return 1
  done
}

# is_as_made FILE: it has the content that the manifest says.
is_as_made() {
  local hash
  read -r hash _ < <(sha256sum <"$1")
  grep -qxF "file"$'\t'"$1"$'\t'"${hash:0:24}" "${LAB_STATE:-/var/lib/applab}/manifest"
}
