#!/usr/bin/env bash
# For apt-locks.test.ts, in a separate mount namespace: a lab whose archive has one package, and in which another program
# holds the lock FILE. That program ends after the step has printed that it waits, unless STAYS is set.
#
#     apt-locks.test-help.sh FOLDER FILE
set -euo pipefail

folder=$1 file=$2
project=$(cd "${0%/*}/.." && pwd)
mkdir -p "$folder"/{etc,app,nginx,archive,pack/DEBIAN}
cp -dR /etc/alternatives /etc/passwd /etc/group "$folder/etc"
mkdir -p "$folder/etc/apt/apt.conf.d" "$folder/etc/apt/preferences.d" "$folder/etc/dpkg"
# A user namespace has no second user for apt's sandbox.
echo 'APT::Sandbox::User "root";' >"$folder/etc/apt/apt.conf"
mount --bind "$folder/etc" /etc
for place in /var/lib /var/cache /var/log; do mount -t tmpfs none "$place"; done
mkdir -p /var/lib/dpkg/{info,updates,triggers,alternatives} /var/lib/apt/lists/partial /var/cache/apt/archives/partial /var/log/apt
touch /var/lib/dpkg/status

printf '%s\n' 'Package: lab-greeting' 'Version: 1' 'Architecture: all' 'Maintainer: lab' 'Description: one' >"$folder/pack/DEBIAN/control"
dpkg-deb --root-owner-group --build "$folder/pack" "$folder/archive/lab-greeting.deb" >/dev/null
{
  cat "$folder/pack/DEBIAN/control"
  echo "Filename: ./lab-greeting.deb"
  echo "Size: $(stat -c %s "$folder/archive/lab-greeting.deb")"
  echo "SHA256: $(sha256sum <"$folder/archive/lab-greeting.deb" | cut -d' ' -f1)"
} >"$folder/archive/Packages"
echo "deb [trusted=yes] file:$folder/archive ./" >/etc/apt/sources.list

mkdir "$folder/provision"
cp "$project"/provision/*.sh "$folder/provision"
cat >"$folder/provision/9-try.sh" <<'STEP'
source "${0%/*}/step.sh"
source "${0%/*}/packages.sh"
packages lab-greeting
summary "$(dpkg-query -W lab-greeting)"
STEP

mkfifo "$folder/held"
python3 -c 'import fcntl, signal, sys
lock = open(sys.argv[1], "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
open(sys.argv[2], "w").close()
signal.pause()' "$file" "$folder/held" &
holder=$!
trap 'kill "$holder" 2>/dev/null || true' EXIT
cat "$folder/held"
{
  LAB_PROJECT=$folder bash "$folder/provision/run.sh" 9-try || echo "exit $?"
} 2>&1 | while IFS= read -r line; do
  echo "$line"
  [[ $line != Waiting* || -n ${STAYS:-} ]] || kill "$holder"
done
