#!/usr/bin/env bash
# The services are reloaded without losing a request. Nothing has to be restarted for it: systemd learns a command.
source "$(dirname "$0")/step.sh"

services=(onepage dynamic api web)
put 755 "$project/provision/units/reload-service" /usr/local/lib/applab/reload-service
for name in "${services[@]}"; do
  put 644 "$project/provision/units/7-reload.conf" "/etc/systemd/system/$name.service.d/7-reload.conf"
done
[[ $changed == no ]] || systemctl daemon-reload
summary "'systemctl reload' brings new code into ${#services[@]} services, no request lost"
