# shellcheck shell=bash # sourced
# site_until TASK FILE: prints the site without the sections of tasks after TASK. A section begins with a line
# '# --- task N: …' and ends before the next '# --- '.
site_until() {
  awk -v task="$1" '/^ *# --- / { later = /^ *# --- task [0-9]+:/ && $4 + 0 > task } !later' "$2"
}

# This file exists if the kernel has IPv6 (ipv6.disable=1 on its command line removes it); it has 1 if [::1] is off.
ipv6_off=/proc/sys/net/ipv6/conf/lo/disable_ipv6
has_ipv6() { [[ -e $ipv6_off ]]; }

# site_here TASK FILE: the same for this lab: without IPv6, Nginx would not start with the lines 'listen [::]'.
site_here() {
  if has_ipv6; then site_until "$@"; else site_until "$@" | sed '/^ *listen \[::\]/d'; fi
}
