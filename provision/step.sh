# shellcheck shell=bash disable=SC2034 # sourced; the steps use what is set here
# What every step begins with: it stops at the first failing command and names it, and it says in one phrase
# what is true now.
set -euo pipefail

project=${LAB_PROJECT:-/vagrant}
cache=/var/cache/applab
state=/var/lib/applab
install -d "$cache" "$state"

trap 'echo "failed: ${BASH_SOURCE[0]##*/} line $LINENO: $BASH_COMMAND"' ERR

# summary TEXT: the line that the learner sees; everything else that a step prints goes to the log.
summary() { printf '%s' "$*" >&3; }

# fail WHAT MEND: ends the step.
fail() {
  printf 'error: %s\nmend:  %s\n' "$1" "$2"
  exit 1
}

# put MODE SOURCE TARGET: makes TARGET equal to SOURCE; true when that changed anything.
put() {
  local mode=$1 source=$2 target=$3
  if [[ -f $target && $(stat -c %a "$target") == "$mode" ]] && cmp -s "$source" "$target"; then return 1; fi
  # A file that others read is replaced whole, never half-written. Bash does not stop at a failing command in a
  # function that is asked as a condition: hence "or fail".
  install -D -m "$mode" "$source" "$target.new" || fail "$target cannot be written" "'df -h' in the lab tells whether its disk is full"
  mv "$target.new" "$target"
}

# put_text MODE TARGET: the same, with the text on standard input; no text means no file.
put_text() {
  local mode=$1 target=$2 text
  text=$(mktemp)
  cat >"$text"
  local changed=1
  if [[ -s $text ]]; then
    put "$mode" "$text" "$target" && changed=0
  elif [[ -e $target ]]; then
    rm "$target" && changed=0
  fi
  rm "$text"
  return "$changed"
}

# fingerprint PATH…: one word that changes when any of the files, or a name among them, does.
fingerprint() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16; }
