#!/usr/bin/env bash
# The service of tasks 0 and 1: one page.
source "${0%/*}/step.sh"
source "${0%/*}/service.sh"
source "${0%/*}/firewall.sh"

# The development server of 0e-develop.sh, where there was one.
[[ ! -e /run/systemd/transient/development.service ]] || systemctl stop development
put 755 "$project/provision/units/dev" /usr/local/bin/dev
let_in 5000
service onepage 5000 /airbnb-onepage/
