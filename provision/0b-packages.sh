#!/usr/bin/env bash
# The distribution's packages: Nginx, tmux, and what the steps and the learner need to look around.
source "$(dirname "$0")/step.sh"

packages=(nginx-light tmux curl iproute2 procps logrotate)

missing=()
for package in "${packages[@]}"; do
  [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] || missing+=("$package")
done

if ((${#missing[@]})); then
  export DEBIAN_FRONTEND=noninteractive
  # An installation that was cut off before (power, disk full) is brought to its end first.
  dpkg --configure -a
  apt-get update -qq --error-on=any || fail "the package lists cannot be fetched" "check the host's network; behind a proxy, set http_proxy on the host"
  apt-get install -y -qq --no-install-recommends "${missing[@]}" || fail "these packages cannot be installed: ${missing[*]}" "the lines above say why"
  apt-get clean
fi
summary "nginx $(nginx -v 2>&1 | cut -d/ -f2), $(tmux -V)"
