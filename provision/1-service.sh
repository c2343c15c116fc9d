#!/usr/bin/env bash
# The service onepage: started by systemd at boot, in a tmux session, as a user who may do nothing else.
source "$(dirname "$0")/step.sh"

unit=/etc/systemd/system/onepage.service
running=$state/onepage.running # what was started last, while nothing of it was changed

# The service answers, and it is the service: another program may hold the port.
answers() {
  local pid
  curl -sf -m 5 -o /dev/null http://127.0.0.1:5000/airbnb-onepage/ || return
  pid=$(ss -Hltnp 'sport = :5000' | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1)
  [[ -n $pid ]] && grep -q '/onepage\.service$' "/proc/$pid/cgroup"
}

if ! id onepage >/dev/null 2>&1; then
  useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin onepage
fi
put 755 "$project/provision/units/attach" /usr/local/bin/attach

changed=no
put 644 "$project/provision/units/onepage.service" "$unit"
if [[ $changed == yes ]]; then
  rm -f "$running"
  systemctl daemon-reload
fi
systemctl is-enabled --quiet onepage || systemctl enable onepage

# Restarted only when it may run something else than what is installed now.
wanted="$(fingerprint "$unit" /srv/applab/app /srv/applab/node_modules/.installed) $(readlink /usr/local/bin/node)"
if [[ -f $running && $(<"$running") == "$wanted" ]] && answers; then
  summary "onepage unchanged"
  exit
fi
systemctl restart onepage
deadline=$((SECONDS + 60))
until answers; do
  if ((SECONDS > deadline)); then
    cat /var/log/onepage/error.log || true
    ss -Hltnp 'sport = :5000'
    systemctl status --no-pager onepage || true
    fail "onepage does not answer on port 5000 after 60 s" "the lines above say why, or who has the port; 'systemctl status onepage' in the lab says more"
  fi
  sleep 0.2 # between two questions
done
echo "$wanted" >"$running"
summary "onepage answers on port 5000"
