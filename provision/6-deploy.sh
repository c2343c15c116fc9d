#!/usr/bin/env bash
# For a server that runs for months: Nginx is restarted when it dies, and the logs of the services are rotated. (Nginx has
# a rule for its own logs. service.sh installs units/6-deploy.conf and enables the services before it starts them.)
source "${0%/*}/step.sh"
source "${0%/*}/overrides.sh"

put 644 "$project/provision/units/nginx.conf" /etc/systemd/system/nginx.service.d/applab.conf
[[ $changed == no ]] || systemctl daemon-reload

put 644 "$project/provision/units/logrotate" /etc/logrotate.d/applab
systemctl is-enabled --quiet logrotate.timer || {
  unmask logrotate.service
  unmask logrotate.timer
  systemctl daemon-reload
  systemctl enable --now logrotate.timer
}
logrotate --debug /etc/logrotate.d/applab ||
  fail LAB-310 "logrotate rejects /etc/logrotate.d/applab" "the lines above say why"

summary "Nginx comes back when it dies, logs are rotated weekly"
