#!/usr/bin/env bash
# The service of task 4: a JSON API.
source "${0%/*}/step.sh"
source "${0%/*}/service.sh"

service api 5002 /api/v1/status
