# shellcheck shell=bash # sourced after step.sh
# What stands in front of a unit and was not written by a step: it would win over what the project has.

# Where systemd reads it from. 'systemctl set-property' writes to "system.control".
unit_folders=(/etc/systemd/system.control /run/systemd/system.control /etc/systemd/system /run/systemd/system)

# unmask UNIT: removes its links to /dev/null. 'systemctl unmask' sees those of one folder only, and keeps nothing.
unmask() {
  local folder
  for folder in "${unit_folders[@]}"; do
    [[ $(readlink "$folder/$1" || true) != /dev/null ]] || remove "$folder/$1"
  done
}

# put_aside_overrides UNIT: removes its drop-ins, and units of the same name, that no step wrote.
put_aside_overrides() {
  local folder file
  for folder in "${unit_folders[@]}"; do
    for file in "$folder/$1" "$folder/$1.d"/*.conf; do
      was_put "$file" || remove "$file"
    done
  done
}
