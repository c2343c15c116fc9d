# shellcheck shell=bash # runs in the lab as root
# Reads the files from which Nginx, systemd and the services are made, and the manifest that provisioning wrote at its end.
# Prints "SECONDS FILE" for each file that is newer and another one than in the manifest: how long ago it was changed, and
# its name. Nothing on machines without a manifest.
manifest=/var/lib/applab/manifest
[[ ! -e $manifest ]] || find /etc/nginx /etc/systemd/system /srv/applab -name node_modules -prune -o \
  '(' -type f -o -type l ')' -newer "$manifest" -printf '%T@ %p\n' | head -n 50 |
  while IFS=' ' read -r second file; do
    # The lines of the manifest: provision/manifest/1-files.sh.
    if [[ -L $file ]]; then
      line=$(printf 'link\t%s\tto %s' "$file" "$(readlink "$file")")
    else
      read -r sum _ < <(sha256sum "$file")
      line=$(printf 'file\t%s\t%s' "$file" "${sum:0:24}")
    fi
    grep -qxF -- "$line" "$manifest" || echo "$((EPOCHSECONDS - ${second%.*})) $file"
  done
true
