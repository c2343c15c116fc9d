#!/usr/bin/env bash
# Runs provisioning steps in the given order and prints one line for each. Vagrant copies this file into the lab and runs it
# as root; everything else is in /vagrant.
#
#     run.sh 0a-trust 0b-packages …
set -euo pipefail

project=${LAB_PROJECT:-/vagrant}
log=/var/log/applab-provision.log
done=/var/lib/applab/provisioned # exists once every step has finished

# If the folder is shared live with the host, work with a copy: the changes below must not reach the host, and an edit there
# must not take effect halfway.
if mountpoint -q "$project"; then
  copy=/var/cache/applab/project
  rm -rf "$copy"
  mkdir -p "$copy"
  tar -C "$project" --exclude=./.git --exclude=./.vagrant --exclude=node_modules -c . | tar -C "$copy" -x --no-same-owner
  project=$copy
  export LAB_PROJECT=$copy
fi

# A checkout on Windows can have CRLF line endings. This changes only the lab's copy.
grep -rlZ $'\r' "$project/provision" "$project/app" "$project/nginx" | xargs -0r sed -i 's/\r$//' || true

# The steps come in order: the number of the last one is the last solved task.
export LAB_SOLVED=${!#}
LAB_SOLVED=${LAB_SOLVED%%[!0-9]*}

exec 5>&1 # where a step prints what it waits for; its other output goes to the log

# One at a time. A provisioning that was interrupted on the host may go on here: its last child, such as apt, has the lock.
exec 9>>"$log"
flock -n 9 || {
  echo "An earlier provisioning is still running in the lab. Waiting for it …"
  flock -w 1800 9 || {
    code=LAB-317
    printf 'error: an earlier provisioning is still running in the lab after half an hour\nfix:   vagrant reload, which ends it; then vagrant provision\n%s: docs/troubleshooting.md#%s\n' "$code" "${code,,}" >&2
    exit 1
  }
}

# An image with cloud-init may still be busy with its first boot when ssh answers.
if type -P cloud-init >/dev/null && [[ ! -e /run/cloud-init/result.json ]]; then
  echo 'Waiting for cloud-init, which sets the lab up at its first boot …'
  timeout 15m cloud-init status --wait >/dev/null || true
fi

# Seconds since the boot: a step may set the clock.
uptime() { local now _ && read -r now _ </proc/uptime && echo "${now%.*}"; }

# What was set aside, if that is too much for the lines of the steps.
tell_set_aside() {
  local list=/var/lib/applab/set-aside
  [[ -f $list && $(wc -l <"$list") -gt 1 ]] || return 0
  printf '\nSet aside, because it stood in the way; the command brings it back:\n'
  awk -F '\t' '{ printf "  %s\n      %s\n", $1, $2 }' "$list"
}

rm -f "$done" /var/lib/applab/set-aside
echo "--- $(date --iso-8601=seconds) $*" >>"$log"
for step in "$@"; do
  printf '\n--- %s\n' "$step" >>"$log"
  started=$(uptime)
  if summary=$(bash "$project/provision/$step.sh" 3>&1 >>"$log" 2>&1 4>&5); then
    printf '%-12s %s (%d s)\n' "$step" "$summary" $(($(uptime) - started))
  else
    tell_set_aside
    {
      printf '%-12s FAILED after %d s. The end of %s:\n\n' "$step" $(($(uptime) - started)) "$log"
      # The error message of the step comes last.
      awk -v step="--- $step" '$0 == step { lines = "" } { lines = lines "  " $0 "\n" } END { printf "%s", lines }' "$log" | tail -n 20
      # A full disk causes misleading errors: apt reports wrong signatures for files that were cut off.
      free=$(df --output=avail -k / | tail -n 1)
      # The code of this step's failure, if it has one; a code of an earlier step does not count.
      code=$(awk -v step="--- $step" '$0 == step { code = "" } /^LAB-[0-9]+$/ { code = $0 } END { print code }' "$log")
      ((free >= 50 * 1024)) || {
        code=LAB-391
        printf "\nerror: the lab's disk is full: %d MiB free\nfix:   'df -h' and 'sudo du -xh /' in the lab show what fills it\n" $((free / 1024))
      }
      printf '\nThe finished steps stay. Fix the cause, then run "vagrant provision" to continue.\n'
      code=${code:-LAB-390}
      printf '%s: docs/troubleshooting.md#%s\nFull log, in the lab: %s\n' "$code" "${code,,}" "$log"
    } >&2
    exit 1
  fi
done
tell_set_aside
# 'npm run drift' compares with this manifest. A failure here is no failure of the lab.
printf '\n--- manifest\n' >>"$log"
bash "$project/provision/write-manifest.sh" "$@" >>"$log" 2>&1 || {
  said=$(awk '/^--- manifest$/ { said = "" } /^(error|failed): / { said = $0 } END { print said }' "$log")
  printf "%-12s could not be written, so 'npm run drift' has nothing to compare with: %s\n" manifest "$said"
}
date --iso-8601=seconds >"$done"
