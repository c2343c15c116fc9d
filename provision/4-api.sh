#!/usr/bin/env bash
# The service of task 4: a JSON API.
source "$(dirname "$0")/step.sh"
source "$(dirname "$0")/service.sh"

service api 5002 /api/v1/status
