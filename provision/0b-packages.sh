#!/usr/bin/env bash
# The distribution's packages: tmux, and what the steps and the learner need to look around.
source "${0%/*}/step.sh"
source "${0%/*}/packages.sh"

# Nginx belongs to task 2. Where that is solved anyhow, one call of apt does for both.
((LAB_SOLVED < 2)) && nginx=() || nginx=(nginx-light)
packages tmux curl iproute2 nftables procps logrotate "${nginx[@]}"
# Also for the sessions of a learner who solves task 1.
put 755 "$project/provision/units/attach" /usr/local/bin/attach
summary "$([[ -z ${nginx[*]} ]] || echo "nginx $(nginx -v 2>&1 | cut -d/ -f2), ")$(tmux -V)"
