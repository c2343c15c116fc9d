#!/usr/bin/env bash
# The service of tasks 0 and 1: one page.
source "$(dirname "$0")/step.sh"
source "$(dirname "$0")/service.sh"

service onepage 5000 /airbnb-onepage/
