#!/usr/bin/env bash
# The distribution's packages: tmux, and what the steps and the learner need to look around; and what greets the learner.
source "${0%/*}/step.sh"
source "${0%/*}/packages.sh"

# Nginx belongs to task 2. Where that is solved anyhow, one call of apt does for both.
((LAB_SOLVED < 2)) && nginx=() || nginx=(nginx-light)
# The second line is what people expect of a shell. Our own boxes have it.
packages tmux curl iproute2 nftables procps logrotate "${nginx[@]}" \
  bash-completion bind9-dnsutils jq less man-db nano vim

# For the checks: what can be looked up now must be so later. Behind a proxy that looks names up itself it may be none.
archive=$(grep -rhoPsm 1 '^(deb |URIs:).*?https?://\K[^/: ]+' /etc/apt/sources.list /etc/apt/sources.list.d | head -n 1 || true)
[[ -z $archive ]] || ! timeout 5 getent ahosts "$archive" >/dev/null || echo "$archive" >"$state/known-name"

# Also for the sessions of a learner who solves task 1.
put 755 "$project/provision/units/attach" /usr/local/bin/attach
put 644 "$project/provision/units/welcome.sh" /etc/profile.d/applab.sh
if [[ -d ~vagrant ]]; then
  # The learner's own files: no provisioning touches them again.
  [[ -d ~vagrant/lab ]] || install -d -o vagrant -g vagrant ~vagrant/lab
  # Instead of the distribution's greeting.
  [[ -e ~vagrant/.hushlogin ]] || install -o vagrant -g vagrant /dev/null ~vagrant/.hushlogin
fi
summary "$([[ -z ${nginx[*]} ]] || echo "nginx $(nginx -v 2>&1 | cut -d/ -f2), ")$(tmux -V)"
