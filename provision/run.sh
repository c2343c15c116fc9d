#!/usr/bin/env bash
# Runs provisioning steps in the order given, a line for each. Vagrant copies this one file into the lab and
# runs it there as root; everything else it finds in /vagrant.
#
#     run.sh 0a-trust 0b-packages …
set -euo pipefail

project=${LAB_PROJECT:-/vagrant}
log=/var/log/applab-provision.log
done=/var/lib/applab/provisioned # there once every step has come to its end

# Where the folder is the host's own, shared live, the lab works with a copy all the same: what is changed below is not the
# host's, and an edit there changes nothing half-way.
if mountpoint -q "$project"; then
  copy=/var/cache/applab/project
  rm -rf "$copy"
  mkdir -p "$copy"
  tar -C "$project" --exclude=./.git --exclude=./.vagrant --exclude=node_modules -c . | tar -C "$copy" -x --no-same-owner
  project=$copy
  export LAB_PROJECT=$copy
fi

# A checkout made on Windows can bring scripts with CRLF line endings; here is only the lab's copy of them.
grep -rlZ $'\r' "$project/provision" "$project/app" "$project/nginx" | xargs -0r sed -i 's/\r$//' || true

# The steps come in order: the number of the last one is that of the last task that they solve.
export LAB_SOLVED=${!#}
LAB_SOLVED=${LAB_SOLVED%%[!0-9]*}

exec 5>&1 # where a step says what it waits for; its own output goes to the log

# One at a time. Who is cut off on the host may go on here: what it started last, apt for one, has the lock as well.
exec 9>>"$log"
flock -n 9 || {
  echo "An earlier provisioning is still at work in the lab. Waiting for its end …"
  flock -w 1800 9 || {
    code=LAB-317
    printf 'error: an earlier provisioning is still at work in the lab after half an hour\nfix:   vagrant reload, which ends it; then vagrant provision\n%s: docs/troubleshooting.md#%s\n' "$code" "${code,,}" >&2
    exit 1
  }
}

# Seconds since the boot: unlike the clock, a step does not set them.
uptime() { local now _ && read -r now _ </proc/uptime && echo "${now%.*}"; }

rm -f "$done"
echo "--- $(date --iso-8601=seconds) $*" >>"$log"
for step in "$@"; do
  printf '\n--- %s\n' "$step" >>"$log"
  started=$(uptime)
  if summary=$(bash "$project/provision/$step.sh" 3>&1 >>"$log" 2>&1 4>&5); then
    printf '%-12s %s (%d s)\n' "$step" "$summary" $(($(uptime) - started))
  else
    {
      printf '%-12s FAILED after %d s. The end of %s:\n\n' "$step" $(($(uptime) - started)) "$log"
      # What the step itself has to say of its failure comes last.
      awk -v step="--- $step" '$0 == step { lines = "" } { lines = lines "  " $0 "\n" } END { printf "%s", lines }' "$log" | tail -n 20
      # A full disk has many faces: apt, for one, takes its cut-off files for forged ones.
      free=$(df --output=avail -k / | tail -n 1)
      # The code that the step gave its failure, if it foresaw that; one from a step before does not count.
      code=$(awk -v step="--- $step" '$0 == step { code = "" } /^LAB-[0-9]+$/ { code = $0 } END { print code }' "$log")
      ((free >= 50 * 1024)) || {
        code=LAB-391
        printf "\nerror: the lab's disk is full: %d MiB free\nfix:   'df -h' and 'sudo du -xh /' in the lab tell by what\n" $((free / 1024))
      }
      printf '\nWhat is done stays done: fix the cause, then run "vagrant provision" to carry on.\n'
      code=${code:-LAB-390}
      printf '%s: docs/troubleshooting.md#%s\nFull log, in the lab: %s\n' "$code" "${code,,}" "$log"
    } >&2
    exit 1
  fi
done
# What 'npm run drift' compares with. The lab is as good without it.
printf '\n--- manifest\n' >>"$log"
bash "$project/provision/write-manifest.sh" "$@" >>"$log" 2>&1 || {
  said=$(awk '/^--- manifest$/ { said = "" } /^(error|failed): / { said = $0 } END { print said }' "$log")
  printf "%-12s is not kept, and 'npm run drift' has nothing to compare with: %s\n" manifest "$said"
}
date --iso-8601=seconds >"$done"
