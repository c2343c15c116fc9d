# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after a line that sets $fstab
# Reads where a boot leads to, and the file $fstab: a boot waits for the file systems that it names, and ends in a shell for
# root where one is not there.
# Prints "a boot ends in …" if no boot starts the services.
for target in rescue emergency; do
  if [[ /etc/systemd/system/default.target -ef /usr/lib/systemd/system/$target.target ]]; then
    echo "a boot ends in $target.target"
  fi
done

# What is mounted now is there. So most often nobody has to look for the others.
mounted=' ' others=no place=''
while read -r _ place _; do mounted+="$place "; done </proc/self/mounts
while read -r source place _ options _; do
  [[ $source != [/A-Z]* || $place != /* || ,$options, == *,@(nofail|noauto),* || $mounted == *" $place "* ]] || others=yes
done <"$fstab"
[[ $others == no ]] || while IFS= read -r line; do
  case $line in
    /*) place=$line ;;
    *'unreachable on boot required source: '*)
      echo "a boot ends in emergency.target: $fstab names ${line##*source: } for $place, and it is not there"
      ;;
  esac
done < <(findmnt --verify --tab-file "$fstab" 2>&1)
true
