#!/usr/bin/env bash
# The service of task 5: the web application, whose assets Nginx serves itself.
source "${0%/*}/step.sh"
source "${0%/*}/service.sh"

service web 5003 /
