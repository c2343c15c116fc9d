#!/usr/bin/env bash
# For 0a-trust.test.ts, in a separate mount namespace: runs the step once for each PEM text. For each run it prints the
# output of the step, and then the places that contain the lines FIRST and SECOND of two certificates.
#
#     0a-trust.test-help.sh FOLDER PEM…
set -euo pipefail

folder=$1
project=$(cd "${0%/*}/.." && pwd)
shift

# A bundle with only the packages' authorities: this machine's bundle may have more. An ordinary user cannot copy all of
# /etc, or keep the owners of the files.
mkdir -p "$folder/etc/ssl/certs"
cp /etc/ssl/openssl.cnf "$folder/etc/ssl"
cp -dR /etc/alternatives /etc/ca-certificates /etc/ca-certificates.conf /etc/apt "$folder/etc"
mount --bind "$folder/etc" /etc
for place in /usr/local/share/ca-certificates /var/lib /var/cache /run; do mount -t tmpfs none "$place"; done
update-ca-certificates >"$folder/log" 2>&1

for pem; do
  LAB_PROJECT=$project LAB_CA=$(base64 -w 0 <<<"$pem") bash "$project/provision/0a-trust.sh" 3>&1 >>"$folder/log" 2>&1
  for place in /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/applab-extra.pem /usr/local/share/ca-certificates; do
    printf '\n%s:' "${place##*/}"
    for line in "$FIRST" "$SECOND"; do
      if grep -rqF -e "$line" "$place" 2>/dev/null; then printf 1; else printf 0; fi
    done
  done
  printf '\n\n'
done
