#!/usr/bin/env bash
# The services are reloaded without losing a request. Nothing has to be restarted: systemd gets a reload command.
source "${0%/*}/step.sh"
source "${0%/*}/service.sh"

files=()
put 755 "$project/provision/units/reload-service" /usr/local/lib/applab/reload-service
drop_in=$project/provision/units/7-reload.conf
for name in "${services[@]}"; do files+=("$drop_in" "/etc/systemd/system/$name.service.d/7-reload.conf"); done
put 644 "${files[@]}"
[[ $changed == no ]] || systemctl daemon-reload
summary "'systemctl reload' brings new code into ${#services[@]} services, no request lost"
