# shellcheck shell=bash # sourced after step.sh
# Ubuntu brings ufw along, switched off. Where a learner has switched it on, the host must still reach the lab's ports.

# let_in PORT: an active ufw accepts connections to a TCP port.
let_in() {
  local rules
  command -v ufw >/dev/null && rules=$(ufw status) || return 0
  [[ $rules == *'Status: active'* ]] || return 0
  grep -qE "^$1(/tcp)? +ALLOW +Anywhere" <<<"$rules" || { ufw allow "$1/tcp" && say "ufw lets in port $1 now"; }
}
