# shellcheck shell=bash disable=SC2034 # sourced; the steps use what is set here
# What every step begins with: it stops at the first failing command and names it, and it says in one phrase
# what is true now.
set -Eeuo pipefail # -E: the trap below holds in functions, too
shopt -s inherit_errexit # in $(…) too; default: a failure in there is passed over

project=${LAB_PROJECT:-/vagrant}
cache=/var/cache/applab
state=/var/lib/applab
[[ -d $cache && -d $state ]] || install -d "$cache" "$state"

# The way to the internet that the host gave us: see 0a-trust.sh, which tells the lab's own logins of it.
extra_cas=/etc/ssl/certs/applab-extra.pem
[[ ! -f $extra_cas ]] || export NODE_EXTRA_CA_CERTS=$extra_cas
for name in http_proxy https_proxy no_proxy; do
  given="LAB_${name^^}"
  # Programs do not agree on the case.
  [[ -z ${!given:-} ]] || export "$name=${!given}" "${name^^}=${!given}"
done

trap 'echo "failed: ${BASH_SOURCE[0]##*/} line $LINENO: $BASH_COMMAND" >&2' ERR

# The number of the last task that this lab shall have solved: what a service or the site gets only at a later task is
# put at once, so that nothing is started twice. Set by run.sh.
: "${LAB_SOLVED:=7}"

# summary TEXT: the line that the learner sees; everything else that a step prints goes to the log.
summary() { printf '%s%s' "$*" "$(kept_in_words)" >&3; }

# say TEXT: a line that the learner sees at once, for a wait that may be long.
say() { { printf '%s\n' "$*" >&4; } 2>/dev/null || printf '%s\n' "$*"; }

# fail CODE WHAT FIX: ends the step. docs/troubleshooting.md explains each code.
fail() {
  printf 'error: %s\nfix:   %s\n%s\n' "$2" "$3" "$1"
  exit 1
}

source "${BASH_SOURCE[0]%/*}/put.sh"

# fingerprint PATH…: one word that changes when any of the files, or a name among them, does.
fingerprint() {
  local path paths=() files=() hash LC_ALL=C # the order of names
  shopt -s globstar dotglob
  for path; do [[ -d $path ]] && paths+=("$path"/**) || paths+=("$path"); done
  shopt -u globstar dotglob
  for path in "${paths[@]}"; do [[ ! -f $path ]] || files+=("$path"); done
  hash=$(sha256sum "${files[@]}" | sha256sum)
  echo "${hash:0:16}"
}
