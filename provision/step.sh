# shellcheck shell=bash disable=SC2034 # sourced; the steps use what is set here
# What every step begins with: it stops at the first failing command and names it, and it says in one phrase
# what is true now.
set -euo pipefail
shopt -s inherit_errexit # in $(…) too; default: a failure in there is passed over

project=${LAB_PROJECT:-/vagrant}
cache=/var/cache/applab
state=/var/lib/applab
install -d "$cache" "$state"

# The way to the internet that the host gave us: see 0a-trust.sh, which tells the lab's own logins of it.
extra_cas=/etc/ssl/certs/applab-extra.pem
[[ ! -f $extra_cas ]] || export NODE_EXTRA_CA_CERTS=$extra_cas
for name in http_proxy https_proxy no_proxy; do
  given="LAB_${name^^}"
  # Programs do not agree on the case.
  [[ -z ${!given:-} ]] || export "$name=${!given}" "${name^^}=${!given}"
done

trap 'echo "failed: ${BASH_SOURCE[0]##*/} line $LINENO: $BASH_COMMAND"' ERR

# summary TEXT: the line that the learner sees; everything else that a step prints goes to the log.
summary() { printf '%s' "$*" >&3; }

# fail WHAT MEND: ends the step.
fail() {
  printf 'error: %s\nmend:  %s\n' "$1" "$2"
  exit 1
}

# "yes" from the moment when put, put_text or remove had something to do.
changed=no

# put MODE SOURCE TARGET: makes TARGET equal to SOURCE. What others read is replaced whole, never half-written.
put() {
  local mode=$1 source=$2 target=$3
  [[ -f $target && $(stat -c %a "$target") == "$mode" ]] && cmp -s "$source" "$target" && return
  install -D -m "$mode" "$source" "$target.new" ||
    fail "$target cannot be written" "'df -h' in the lab tells whether its disk is full"
  mv "$target.new" "$target"
  changed=yes
}

# put_text MODE TARGET TEXT: the same with a text; an empty one means that there shall be no such file.
put_text() {
  local text
  [[ -n $3 ]] || { remove "$2" && return; }
  text=$(mktemp /run/applab.XXXXXX)
  printf '%s\n' "$3" >"$text"
  put "$1" "$text" "$2"
  rm "$text"
}

# remove PATH: there is nothing of that name any more.
remove() {
  [[ ! -e $1 && ! -L $1 ]] || { rm -r "$1" && changed=yes; }
}

# fingerprint PATH…: one word that changes when any of the files, or a name among them, does.
fingerprint() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16; }
