# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $unit_on, and lines that set $job_places, $unit_places and $script_places
# Reads what acts later: the jobs of cron and at, the units that a timer or a boot starts, the scripts that these name, and,
# from the probe "units", what conflicts with the units that serve the ports.
# Prints "PORT TEXT" for each that will stop one of those, and does not start it again.

stops="(systemctl .*(stop|kill|disable|mask|isolate)|service .*stop|pkill|killall|kill )"
# Some signals end no service: it opens its log files again, or reads its settings.
harmless='-(s *|SIG)*(USR1|USR2|HUP|WINCH|0)\b'

# told UNIT TEXT: prints a line for each port that the unit serves.
told() {
  for port in "${!unit_on[@]}"; do
    [[ ${unit_on[$port]} != "$1" ]] || echo "$port $2"
  done
}

# starts_of_unit UNIT: prints what will start a unit; nothing for those that serve the ports.
starts_of_unit() {
  [[ " ${unit_on[*]} " != *" $1 "* ]] || return
  [[ $(systemctl is-enabled "$1" 2>/dev/null) != enabled ]] || echo "a boot starts $1"
  for timer in $(systemctl show -P TriggeredBy "$1"); do
    ! systemctl is-active -q "$timer" || echo "$timer starts $1"
  done
}

# starts_of FILE: prints what will run the commands in a file.
starts_of() {
  local unit other
  case $1 in
    *.service | *.service.d/*)
      unit=${1%.d/*}
      starts_of_unit "${unit##*/}"
      ;;
    */atjobs/*) ! systemctl is-active -q atd || echo "the job $1" ;;
    *cron*) ! systemctl is-active -q cron crond || echo "the job $1" ;;
    *) while IFS= read -r other; do starts_of "$other"; done < <(grep -rlsF "$1" "${job_places[@]}" "${unit_places[@]}") ;;
  esac
}

# One unit can serve several ports.
mapfile -t serving < <(printf '%s\n' "${unit_on[@]}" | sort -u)
while IFS=: read -r file line; do
  for unit in "${serving[@]}"; do
    name=${unit%.service}
    [[ $line =~ (^|[^[:alnum:]_-])"$name"([^[:alnum:]_-]|$) ]] || continue
    ! grep -qwE "(start|restart) .*$name" "$file" || continue
    while IFS= read -r start; do told "$unit" "$start: ${line#ExecStart=}"; done < <(starts_of "$file")
  done
done < <(grep -rHIsE "^[^#]*$stops" "${job_places[@]}" "${unit_places[@]}" "${script_places[@]}" |
  grep -vE -e "$harmless" -e '^[^:]*:Exec(Stop|Reload)')

until [[ -e units.code ]]; do pause 0.1; done
while IFS='=' read -r key value; do
  case $key in
    Id) unit=$value ;;
    ConflictedBy)
      for other in $value; do
        while IFS= read -r start; do told "$unit" "$start, which conflicts with $unit"; done < <(starts_of_unit "$other")
      done
      ;;
  esac
done <units.out
true
