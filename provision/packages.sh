# shellcheck shell=bash disable=SC2154 # sourced after step.sh, which sets what is used here
source "${BASH_SOURCE[0]%/*}/apt-locks.sh"

# packages NAME…: the distribution's packages are installed; only those that are missing are asked for.
packages() {
  local package missing=() there free room=250 # MiB
  there=$(dpkg-query -W -f '${db:Status-Abbrev}:${Package}:\n' "$@" 2>/dev/null || true)
  for package; do [[ $there == *"ii :$package:"* ]] || missing+=("$package"); done
  ((${#missing[@]})) || return 0

  # On a full disk apt waits for its own helpers and never exits.
  free=$(df --output=avail -m / | tail -n 1)
  ((free >= room)) || fail LAB-316 "packages need $room MiB, and the lab's disk has ${free// /} free" "'df -h' and 'sudo du -xh /' in the lab show what fills it"

  # Ubuntu has needrestart, which restarts services after an installation, ours too. Here each step restarts what it must.
  # https://discourse.ubuntu.com/t/needrestart-changes-in-ubuntu-24-04-service-restarts/44671
  export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
  [[ ${missing[*]} != *nginx* ]] || hold_nginx
  # Finish an installation that was interrupted (power failure, full disk).
  alone dpkg --configure -a
  package_lists
  alone timeout 60m apt-get install -y -qq --no-install-recommends "${missing[@]}" || fail LAB-302 "these packages cannot be installed: ${missing[*]}" "the lines above say why"
  alone apt-get clean
  release_nginx
}

# Debian asks this program before a package starts a service. https://manpages.debian.org/invoke-rc.d
policy=/usr/sbin/policy-rc.d

# hold_nginx: the package does not start Nginx while this step runs; the step of the site does. With the package's own site
# Nginx cannot start where there is no IPv6 (ipv6.disable=1) or port 80 is taken, and then the installation fails.
hold_nginx() {
  [[ ! -e $policy ]] || grep -q applab "$policy" || return 0
  # shellcheck disable=SC2016 # the program reads $1 itself
  printf '#!/bin/sh\n# %s\ncase $1 in nginx*) ! kill -0 %s 2>/dev/null || exit 101 ;; esac\n' \
    "of applab's provisioning: only while that runs" $$ >"$policy"
  chmod 755 "$policy"
}

release_nginx() { ! grep -qs applab "$policy" || rm "$policy"; }

# package_lists: fetches apt's package lists, once for all steps of a provisioning.
package_lists() {
  local lists=$state/package-lists
  [[ -z $(find "$lists" -mmin -60 2>/dev/null) ]] || return 0
  rm -f "$lists"
  alone timeout 30m apt-get update -qq --error-on=any || fail LAB-301 "the package lists cannot be fetched" "check the host's network; behind a proxy, set http_proxy on the host"
  touch "$lists"
}
