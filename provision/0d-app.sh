#!/usr/bin/env bash
# The services and the application server in /srv/applab, with the packages of the lock file.
source "${0%/*}/step.sh"
source "${0%/*}/service.sh"

target=/srv/applab

# Only what runs in the lab. A file that was removed from the project is removed here; a file that the learner added stays.
files=()
while read -r file; do files+=("$project/$file" "$target/$file"); done < <(
  cd "$project" && find package.json package-lock.json app -type f ! -name '*.test*.ts'
)
put 644 "${files[@]}"
while read -r old; do
  [[ -e $project/$old && $old != *.test*.ts ]] || ! was_put "$target/$old" || remove "$target/$old"
done < <(cd "$target" && find app -type f)

# A service that runs replaced files must be restarted by its step.
for name in "${services[@]}"; do
  for file in "${replaced[@]}"; do ! may_run "$name" "$file" || rm -f "$state/$name.running"; done
done

# npm ci empties node_modules first. The stamp is written last, so that an incomplete installation is noticed.
packages=$(cat "$target/package-lock.json" "$target/app/package.json" | sha256sum)
stamp=$target/node_modules/.installed
if [[ ! -f $stamp || $(<"$stamp") != "$packages" ]]; then
  [[ -z ${LAB_REGISTRY:-} ]] || export npm_config_registry=$LAB_REGISTRY
  # The cache saves downloads on a second try.
  (cd "$target" && timeout 30m npm ci --workspace app --omit dev --ignore-scripts --no-audit --no-fund --no-update-notifier --cache "$cache/npm") ||
    fail LAB-307 "the app's npm packages cannot be installed" "the lines above say why; usually it is the network"
  echo "$packages" >"$stamp"
  rm -rf "$cache/npm"
  changed=yes
  rm -f "$state"/*.running
fi
summary "the app in $target $([[ $changed == yes ]] && echo installed || echo unchanged)"
