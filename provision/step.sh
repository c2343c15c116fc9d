# shellcheck shell=bash disable=SC2034 # sourced; the steps use what is set here
# Sourced by every step: stops at the first failing command and names it; the step ends with a summary of one line.
set -Eeuo pipefail # -E: the trap below also works in functions
shopt -s inherit_errexit # also in $(…); default: a failure there is ignored

project=${LAB_PROJECT:-/vagrant}
cache=/var/cache/applab
state=/var/lib/applab
[[ -d $cache && -d $state ]] || install -d "$cache" "$state"

# The host's proxies and certificates: see 0a-trust.sh, which sets them for logins and services.
extra_cas=/etc/ssl/certs/applab-extra.pem
[[ ! -f $extra_cas ]] || export NODE_EXTRA_CA_CERTS=$extra_cas
for name in http_proxy https_proxy no_proxy; do
  given="LAB_${name^^}"
  # Some programs read the lower-case name, some the upper-case one.
  [[ -z ${!given:-} ]] || export "$name=${!given}" "${name^^}=${!given}"
done

trap 'echo "failed: ${BASH_SOURCE[0]##*/} line $LINENO: $BASH_COMMAND" >&2' ERR

# The last task that this lab will have solved. Steps install what later tasks add at once, so that nothing is started
# twice. Set by run.sh; a step that is run by hand solves all tasks.
: "${LAB_SOLVED:=9}"

# summary TEXT: the line that the learner sees; all other output of a step goes to the log.
summary() { printf '%s%s' "$*" "$(kept_in_words)" >&3; }

# say TEXT: prints a line to the learner at once, before a long wait.
say() { { printf '%s\n' "$*" >&4; } 2>/dev/null || printf '%s\n' "$*"; }

# fail CODE WHAT FIX: prints the error and ends the step. docs/troubleshooting.md explains each code.
fail() {
  printf 'error: %s\nfix:   %s\n%s\n' "$2" "$3" "$1"
  exit 1
}

source "${BASH_SOURCE[0]%/*}/put.sh"

# fingerprint PATH…: a hash that changes when the content or the name of any of the files changes.
fingerprint() {
  local path paths=() files=() hash LC_ALL=C # the order of names
  shopt -s globstar dotglob
  for path; do [[ -d $path ]] && paths+=("$path"/**) || paths+=("$path"); done
  shopt -u globstar dotglob
  for path in "${paths[@]}"; do [[ ! -f $path ]] || files+=("$path"); done
  hash=$(sha256sum "${files[@]}" | sha256sum)
  echo "${hash:0:16}"
}
