# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after a line that sets $fstab
# Reads where a boot leads to, and the file $fstab: a boot waits for the file systems that it names, and ends in a shell for
# root where one is not there.
# Prints "a boot ends in …" if no boot starts the services.
for target in rescue emergency; do
  if [[ /etc/systemd/system/default.target -ef /usr/lib/systemd/system/$target.target ]]; then
    echo "a boot ends in $target.target"
  fi
done

# What is mounted now is there.
mounted=' '
while read -r _ place _; do mounted+="$place "; done </proc/self/mounts
while read -r source place _ options _ || [[ -n $source ]]; do
  [[ $place == /* && ,$options, != *,@(nofail|noauto|_netdev|x-systemd.automount),* && $mounted != *" $place "* ]] || continue
  case $source in
    [A-Z]*=*) ! command -v findfs || findfs "$source" ;;
    /dev/*) [[ -e $source ]] ;;
  esac &>/dev/null || echo "a boot ends in emergency.target: $fstab names $source for $place, and it is not there"
done <"$fstab"
true
