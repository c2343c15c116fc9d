# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
declare -A name_of=() unit_of=()
users() {
  local name password id group home shell members
  while IFS=: read -r name _ id group _ home shell; do
    name_of[$id]=$name
    printf 'user\t%s\tid %s, group %s, home %s, shell %s\n' "$name" "$id" "$group" "$home" "$shell"
  done </etc/passwd
  while IFS=: read -r name _ id members; do printf 'group\t%s\tid %s: %s\n' "$name" "$id" "$members"; done </etc/group
  while IFS=: read -r name password _; do
    case $password in
      '') password=empty ;;
      \$*) password="set" ;;
      *) password=none ;;
    esac
    printf 'password\t%s\t%s\n' "$name" "$password"
  done </etc/shadow
}
