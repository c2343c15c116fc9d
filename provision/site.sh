# shellcheck shell=bash # sourced
# site_until TASK FILE: the site as it is when TASK is solved, without the sections of later tasks. A section begins
# with a line '# --- task N: …' and ends where the next '# --- ' begins.
site_until() {
  awk -v task="$1" '/^ *# --- / { later = /^ *# --- task [0-9]+:/ && $4 + 0 > task } !later' "$2"
}

# There where the kernel has IPv6 (ipv6.disable=1 on its command line takes it away): 1 where [::1] is switched off.
ipv6_off=/proc/sys/net/ipv6/conf/lo/disable_ipv6
has_ipv6() { [[ -e $ipv6_off ]]; }

# site_here TASK FILE: the same as this lab can have it: without IPv6 Nginx refuses to listen on it, and does not start.
site_here() {
  if has_ipv6; then site_until "$@"; else site_until "$@" | sed '/^ *listen \[::\]/d'; fi
}
