#!/usr/bin/env bash
# The service of tasks 0 and 1: one page.
source "$(dirname "$0")/step.sh"
source "$(dirname "$0")/service.sh"

# The development server of 0e-develop.sh, where there was one.
[[ ! -e /run/systemd/transient/development.service ]] || systemctl stop development
service onepage 5000 /airbnb-onepage/
