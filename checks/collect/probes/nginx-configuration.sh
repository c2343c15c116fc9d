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
  read -r -d '' title <"/proc/$pid/cmdline"
  [[ $title =~ ^'nginx: worker process'\ *$ ]] || continue
  read -r stat <"/proc/$pid/stat"
  # Field 22, the 20th after the name: the start in hundredths of a second since the boot.
  read -ra fields <<<"${stat##*) }"
  [[ -n $oldest ]] && ((oldest < fields[19])) || oldest=${fields[19]}
done

# clock_was_set_back: whether the clock says less than it would if nothing had set it since the boot, which systemd noted.
clock_was_set_back() {
  local noted
  noted=$(TZ=UTC systemctl show --property KernelTimestamp --value)
  [[ -z $noted ]] || noted=$(TZ=UTC date -d "$noted" +%s)
  ((${noted:-0} > EPOCHSECONDS - ${up%.*} + 1))
}

if [[ -n $oldest ]] && ((${#files[@]} > 0)); then
  read -r up _ </proc/uptime
  # In microseconds; a tenth of a second more than the start.
  loaded=$((${EPOCHREALTIME/./} - 10#${up/./}0000 + oldest * 10000 + 100000))
  # An edited copy can have any time of change, but not any time of its inode.
  mapfile -t changed < <(find -L "${files[@]}" -newerct "@${loaded::-6}.${loaded: -6}" -printf '%C@ %p\n')
  # By a clock that was set back, all files were changed later.
  if ((${#changed[@]} > 0)) && ! clock_was_set_back; then
    for each in "${changed[@]}"; do echo "$((EPOCHSECONDS - ${each%%.*})) ${each#* }"; done
  fi
fi
((code == 0))
