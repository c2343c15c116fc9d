#!/usr/bin/env bash
# The service of task 3: a page with a parameter.
source "${0%/*}/step.sh"
source "${0%/*}/service.sh"

service dynamic 5001 /airbnb-dynamic/number_odd_or_even/1
