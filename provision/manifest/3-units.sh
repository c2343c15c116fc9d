# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# The states of the units, and of those that matter here whether they start at boot. What systemd loads by the way, does
# not run and forgets again is not told, and no session.
units() {
  local name load active sub key value file
  local -A unit=()
  while read -r name load active sub _; do
    [[ $name != blind* ]] || printf '%s\t%s\t%s\n' "$name" "$load $active" "$sub"
    # The distribution's own housekeeping comes and goes; what is started again and again is told.
    case $name:$active:$sub in
      *:inactive:* | user*@*.service:* | *:activating:start* | *:deactivating:*) ;;
      *.service:*) printf 'unit\t%s\t%s (%s)\n' "$name" "$active" "$sub" ;;
      *.socket:* | *.timer:* | *.path:*) printf 'unit\t%s\t%s\n' "$name" "$active" ;;
    esac
  done < <(ask systemctl list-units --all --plain --no-legend --no-pager)

  local own=(nginx.service ssh.service)
  for file in /etc/systemd/system/*.service; do [[ -L $file ]] || own+=("${file##*/}"); done
  while IFS='=' read -r key value; do
    [[ -z $key ]] || { unit[$key]=$value && continue; }
    name=${unit[Id]}
    printf 'at boot\t%s\t%s\n' "$name" "${unit[UnitFileState]:-${unit[LoadState]}}"
    [[ ${unit[ActiveState]} == active ]] || printf 'unit\t%s\t%s (%s)\n' "$name" "${unit[ActiveState]}" "${unit[SubState]}"
    [[ ${unit[NeedDaemonReload]} != yes ]] || printf 'unit on disk\t%s\tnewer than what systemd knows of it\n' "$name"
    unit=()
  done < <(ask systemctl show -p Id,LoadState,ActiveState,SubState,UnitFileState,NeedDaemonReload "${own[@]}"; echo)
}
