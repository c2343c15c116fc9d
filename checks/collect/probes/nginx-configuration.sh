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

# By a clock that was set back since, all files were changed later than that. systemd noted what the clock said at the boot.
read -r up _ </proc/uptime
noted=$(TZ=UTC systemctl show --property KernelTimestamp --value)
[[ -z $noted ]] || noted=$(TZ=UTC date -d "$noted" +%s)
if [[ -n $oldest ]] && ((${#files[@]} > 0 && ${noted:-0} <= EPOCHSECONDS - ${up%.*} + 1)); then
  loaded=$(awk -v now="$EPOCHREALTIME" -v up="$up" -v start="$oldest" 'BEGIN { printf "%.2f", now - up + start / 100 + 0.1 }')
  # An edited copy can have any time of change, but not any time of its inode.
  find -L "${files[@]}" -newerct "@$loaded" -printf '%C@ %p\n' |
    while IFS=' ' read -r second file; do echo "$((EPOCHSECONDS - ${second%.*})) $file"; done
fi
((code == 0))
