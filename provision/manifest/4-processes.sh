# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# The processes of the lab's own units, and of nginx: how many, whose, and whether one is stopped.
processes() {
  local folder lines unit name state uid files key value
  local -A count=()
  for folder in /proc/[0-9]*; do
    mapfile -t lines <"$folder/cgroup" || continue
    unit=${lines[-1]:-}
    [[ $unit == */system.slice/*.service ]] || continue
    unit=${unit##*/}
    unit_of[${folder##*/}]=$unit
    [[ -f /etc/systemd/system/$unit || -f /run/systemd/transient/$unit || $unit == nginx.service ]] || continue
    name='' state='' uid='' files=''
    while IFS=$'\t' read -r key value _; do
      case $key in
        Name:) name=$value ;;
        State:) [[ $value != [TtZ]* ]] || state=", $value" ;;
        Uid:) uid=$value && break ;;
      esac
    done <"$folder/status"
    while read -r key value _ files _; do [[ $key$value != Maxopen ]] || break; done <"$folder/limits"
    key="$unit: $name"$'\t'"of ${name_of[$uid]:-$uid}, at most $files open files$state"
    count[$key]=$((${count[$key]:-0} + 1))
  done
  for key in "${!count[@]}"; do printf 'process\t%s\n' "${key/$'\t'/$'\t'${count[$key]} }" ; done
}

# Who listens where. The address that the lab was given is not told.
ports() {
  local protocol address users name pid uid key
  while read -r protocol _ _ _ address _ users; do
    [[ $address != *%* || $address == 127.* ]] || address="own%${address#*%}"
    while [[ $users =~ \"([^\"]+)\",pid=([0-9]+)(.*) ]]; do
      name=${BASH_REMATCH[1]} pid=${BASH_REMATCH[2]} users=${BASH_REMATCH[3]}
      uid=
      while read -r key uid _; do [[ $key != Uid: ]] || break; done <"/proc/$pid/status"
      printf 'port\t%s %s\t%s of %s, %s\n' "$protocol" "$address" "$name" "${name_of[$uid]:-$uid}" "${unit_of[$pid]:-by hand}"
    done
  done < <(ask ss -Hltunp)
}
