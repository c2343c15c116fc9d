#!/usr/bin/env bash
# Keeps what the lab is made of, so that 'npm run drift' on the host can tell later what has changed: the manifest, and
# the small texts among the files that it names. Run as root when all steps have come to their end, with their names.
#
# A manifest of the same project stays: a fresh lab would have the same one, and what was changed by hand meanwhile, and
# no step puts back, shall go on being told.
source "${0%/*}/step.sh"

manifest=$state/manifest
made=$state/manifest.made # of what, by what, and when; written last

made_of=$({
  echo "$@"
  fingerprint "$project"/{provision,app,nginx}
  env | grep '^LAB_' | LC_ALL=C sort || true
} | sha256sum | cut -c 1-16)
[[ ! -f $made || $(<"$made") != "$made_of "* ]] || exit 0

# A unit on its way would be told as changed as soon as it has arrived.
deadline=$((SECONDS + 60))
while unready=$(systemctl list-units --plain --no-legend --type=service --state=activating,deactivating,reloading) &&
  [[ -n $unready ]]; do
  ((SECONDS < deadline)) || fail LAB-315 "${unready%% *} is still starting or stopping after 60 s" \
    "'systemctl status ${unready%% *}' in the lab says why; then vagrant provision"
  sleep 0.2 # between two questions
done

rm -f "$made"
umask 077
cat "$project"/provision/manifest/*.sh | bash -s >"$manifest.new"
# Neither what is secret nor what others wrote.
cd /
awk -F '\t' '$1 == "file" && $2 !~ "/node_modules/|^/etc/ssl/|/[.]ssh/" { print substr($2, 2) }' "$manifest.new" |
  xargs -d '\n' stat -c '%s %n' | awk '$1 < 65536 { sub(/^[0-9]+ /, ""); print }' |
  tar -cf "$state/manifest.tar" --no-recursion --verbatim-files-from -T -
mv "$manifest.new" "$manifest"
echo "$made_of $(cat "$project"/provision/manifest/*.sh | sha256sum | cut -c 1-16) $(date +%s)" >"$made"
