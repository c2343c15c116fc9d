# shellcheck shell=bash disable=SC2034,SC2154 # sent to the lab and run there as root, with $facts, $since and $zone
# Prints what has changed since a time, with the second at which it did. The last line tells that it is whole.
main() {
  local epoch now place tests value found=() from
  printf 'clock\t%s\n' "$EPOCHSECONDS"
  epoch=$(TZ=$zone date -d "$since" +%s) || { printf 'unknown time\nend\n' && return; }
  printf 'since\t%s\n' "$epoch"
  # The places that the manifest tells of: all of it but its last part, which prints it.
  source /dev/stdin <<<"${facts%%$'\n# The whole script'*}"
  for place in "${places[@]}" /usr/bin /usr/sbin /usr/lib /opt; do [[ ! -e $place ]] || found+=("$place"); done
  either -path "${traces[@]}" /usr/lib/modules
  find "${found[@]}" "${tests[@]}" -prune -o ! -type d -newerct "@$epoch" -printf 'file\t%p\t%Cs\t%m %u:%g\n'

  # systemd knows the moment as the time since the machine was started.
  read -r now _ </proc/uptime
  systemctl show --all --type=service,socket,timer '*' -p Id,ActiveState,SubState,StateChangeTimestampMonotonic |
    awk -F = -v since="$epoch" -v boot="$((EPOCHSECONDS - ${now%.*}))" '
      { seen[$1] = $2 }
      $1 == "" { tell() }
      END { tell() }
      function tell(at) {
        at = int(boot + seen["StateChangeTimestampMonotonic"] / 1000000)
        if (seen["StateChangeTimestampMonotonic"] > 0 && at >= since && seen["Id"] !~ /^(user|session)/)
          printf "unit\t%s\t%d\t%s (%s)\n", seen["Id"], at, seen["ActiveState"], seen["SubState"]
        split("", seen)
      }'
  # dpkg writes the time of the lab's own clock on the wall.
  from=$(date -d "@$epoch" '+%F %T')
  awk -v from="$from" '$1 " " $2 >= from && $3 ~ /^(install|upgrade|remove|purge)$/ {
    at = $1 " " $2
    gsub(/[-:]/, " ", at)
    printf "package\t%s\t%d\t%s %s\n", $4, mktime(at), $3, $6 }' /var/log/dpkg.log
  echo end
}
main </dev/null 2>/dev/null
