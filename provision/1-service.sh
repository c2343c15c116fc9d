#!/usr/bin/env bash
# The service onepage: started by systemd at boot, in a tmux session, as a user who may do nothing else.
source "$(dirname "$0")/step.sh"

if ! id onepage >/dev/null 2>&1; then
  useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin onepage
fi

put 755 "$project/provision/units/attach" /usr/local/bin/attach || true
unit=/etc/systemd/system/onepage.service
if put 644 "$project/provision/units/onepage.service" "$unit"; then systemctl daemon-reload; fi
systemctl is-enabled --quiet onepage || systemctl enable onepage

# Restarted only when it runs something older than what is installed now.
state_file=$state/onepage.running
wanted="$(fingerprint "$unit" /srv/applab/app /srv/applab/node_modules/.installed) $(readlink /usr/local/bin/node)"
if systemctl is-active --quiet onepage && [[ -f $state_file && $(<"$state_file") == "$wanted" ]]; then
  summary "onepage unchanged"
else
  systemctl restart onepage
  for _ in {1..60}; do
    curl -sf -m 5 -o /dev/null http://127.0.0.1:5000/airbnb-onepage/ && answered=yes && break
    sleep 0.5 # between two questions; the deadline is the number of them
  done
  if [[ ${answered:-no} == no ]]; then
    cat /var/log/onepage/error.log || true
    systemctl status --no-pager onepage || true
    fail "onepage does not answer on port 5000 after 30 s" "the last lines above say why; 'systemctl status onepage' in the lab says more"
  fi
  echo "$wanted" >"$state_file"
  summary "onepage answers on port 5000"
fi
