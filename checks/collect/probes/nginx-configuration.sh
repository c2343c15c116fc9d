# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $pids_on
# Reads Nginx's configuration, the times of its files, and when its workers started.
# Prints "SECONDS FILE" for each file that was changed after that, and how long ago. Its exit code and its errors are those of
# `nginx -t`.
mapfile -t files < <(nginx -T | sed -n 's/^# configuration file \(.*\):$/\1/p'; echo "${PIPESTATUS[0]}")
code=${files[-1]}
unset 'files[-1]'

# A reload starts new workers, and the old ones finish their requests under another name.
oldest=
for pid in ${pids_on[80]}; do
  [[ $(tr '\0' ' ' <"/proc/$pid/cmdline") =~ ^'nginx: worker process'\ *$ ]] || continue
  stat=$(<"/proc/$pid/stat")
  # Field 22, the 20th after the name: the start in hundredths of a second since the boot.
  read -ra fields <<<"${stat##*) }"
  [[ -n $oldest ]] && ((oldest < fields[19])) || oldest=${fields[19]}
done

# changed_since BOOT: the files that were changed after the workers started, if the lab booted at this second since the epoch.
# An edited copy can have any time of change, but not any time of its inode.
changed_since() {
  find -L "${files[@]}" -newerct "@$(awk -v boot="$1" -v start="$oldest" 'BEGIN { printf "%.2f", boot + start / 100 + 0.1 }')" \
    -printf '%C@ %p\n'
}

if [[ -n $oldest ]] && ((${#files[@]} > 0)); then
  read -r up _ </proc/uptime
  changed=$(changed_since "$(awk -v now="$EPOCHREALTIME" -v up="$up" 'BEGIN { printf "%.2f", now - up }')")
  if [[ -n $changed ]]; then
    # By a clock that was set back since, the workers started before they did. systemd noted what it said at the boot.
    noted=$(TZ=UTC systemctl show --property KernelTimestamp --value)
    [[ -z $noted ]] || noted=$(TZ=UTC date -d "$noted" +%s)
    ((${noted:-0} < EPOCHSECONDS - ${up%.*})) || changed=$(changed_since "$noted")
  fi
  while IFS=' ' read -r second file; do
    [[ -z $file ]] || echo "$((EPOCHSECONDS - ${second%.*})) $file"
  done <<<"$changed"
fi
((code == 0))
