#!/usr/bin/env bash
# The lab's clock has its host's time, and gets it back after the host slept or a machine snapshot was restored.
# First of all: with a wrong clock no certificate is valid.
source "${0%/*}/step.sh"
source "${0%/*}/overrides.sh"

follow=/usr/local/lib/applab/follow-host-clock
put 755 "$project/provision/units/follow-host-clock" "$follow"
put 644 "$project/provision/units/host-clock.service" /etc/systemd/system/host-clock.service
[[ $changed == no ]] || systemctl daemon-reload
before=$(date +%s)
"$follow" --once
off=$(($(date +%s) - before))

systemctl is-enabled --quiet host-clock || { unmask host-clock.service && systemctl enable host-clock; }
if [[ $changed == yes ]]; then systemctl restart host-clock; else systemctl start host-clock; fi
# Without that service an NTP client or the hypervisor's guest tools keep the time.
was=''
((off >= -3 && off <= 3)) || was="; it was $off s behind"
summary "the time is the host's$was"
