# shellcheck shell=bash disable=SC2154 # sent to the lab and run there as root; $facts is the text of provision/manifest
# Prints what differs between the manifest that is kept and what is true now, as lines "-" and "+", and the texts that
# differ. The last line tells that it is whole.
main() {
  local state=${LAB_STATE:-/var/lib/applab} work path was known made
  printf 'clock\t%s\n' "$EPOCHSECONDS"
  [[ -s $state/manifest && -s $state/manifest.made ]] || { echo end && return; }
  read -r _ known made <"$state/manifest.made"
  printf 'made\t%s\t%s\n' "$known" "$made"
  # In memory: a full disk must not silence the one who asks why the lab is ill.
  work=$(mktemp -d /dev/shm/drift.XXXXXX) || exit 70
  # shellcheck disable=SC2064 # the folder of now
  trap "rm -rf '$work'" EXIT
  bash -c "$facts" >"$work/now"
  diff --unchanged-line-format= --old-line-format='-%L' --new-line-format='+%L' "$state/manifest" "$work/now" |
    tee "$work/changes"

  # The texts of what changed, and of what is new; neither secrets nor packages. Many files are a heap, and no news.
  awk -F '\t' '
    # A link that became a file has no old text, and all of the new one is no news.
    $1 == "-link" { link[$2] }
    $1 ~ /^[-+]file$/ && $2 !~ "/node_modules/|^/etc/ssl/|/[.]ssh/|/[.](netrc|npmrc|pgpass|env|git-credentials)$" { signs[$2] = signs[$2] substr($1, 1, 1) }
    END { for (path in signs) if (signs[path] != "-" && !(path in link)) print (signs[path] == "+" ? "new" : "changed") "\t" path }
  ' "$work/changes" | sort -k 2 | head -n 40 >"$work/texts"
  [[ ! -s $work/texts ]] || sed -n 's/^changed\t\///p' "$work/texts" |
    tar -xf "$state/manifest.tar" -C "$work" --verbatim-files-from -T - 2>/dev/null
  while IFS=$'\t' read -r was path; do
    [[ $was == new ]] && known=/dev/null || known=$work$path
    [[ -e $known && $(stat -c %s "$path") -lt 65536 ]] || continue
    ! grep -qsF 'PRIVATE KEY' "$known" "$path" || continue
    printf 'text\t%s\n' "$path"
    diff -U 0 -- "$known" "$path" | sed -n '3,${/^@@/d; s/^/|/p}' | head -n 60 | cut -c 1-400
  done <"$work/texts"
  echo end
}
main </dev/null 2>/dev/null
