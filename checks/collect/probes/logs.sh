# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh and the lines in probes.ts that set variables
# Reads the log files of the services, and searches them for the requests of this run: each has $mark in its address, and
# after it the port of the service, or the name of the request to port 80.
# Prints "log PORT FILE" and "open PID FILE" for the log files, "repeated REQUEST" for what was answered a second time,
# "line FILE:LINE" for each request that is found, "nginx FILE:LINE" for those in the logs of Nginx, "error LINE" for the last
# errors of Nginx since these requests began, "mistake STATUS PLACE" for the error of Nginx that this probe provokes and the log
# that has it, and "said PORT LINE" for the last line of a service in its error log.

# With these, a pattern that matches no file is left out, and *err* in [[ ]] also matches Error.log.
shopt -s nullglob nocasematch

printf -v begun '%(%Y/%m/%d %H:%M:%S)T' $((EPOCHSECONDS - SECONDS)) # When this script began, as Nginx writes it.

declare -A logs=() # Its keys are the files to search.
expected=()        # What must be found, at least.
folders=()         # /proc/PID/fd has links to the files that a process has open.
open_too=no        # Whether to search the files that the processes have open, too.
lines=''           # What was found.
declare -A error_logs=() # By port: the file that is named after errors.
declare -A repeated=() # By request to port 80: 1 if it was answered a second time.

# search: finds all lines of this run.
search() { lines=$(grep -HsF "$mark-" "${!logs[@]}"); }

# search_times TRIES: searches until all that is expected is found. It counts tries, because the lab's clock can be set meanwhile.
search_times() {
  for ((try = 0; try < $1 && ${#logs[@]} > 0; try++)); do
    search
    missing=''
    for each in "${expected[@]}"; do [[ $lines == *"$each"* ]] || missing=yes; done
    [[ -n $missing ]] || return
    pause 0.1
  done
}

# search_site: the services must also have got the requests to port 80. Their lines are waited for only if the requests to
# the services themselves were found; up to two seconds for those that were answered with 200, or not yet. Two lines are
# waited for if the request was made a second time: one, if a copy in between answered that.
search_site() {
  [[ -z $missing ]] || return
  # Together: what one of them waits, the others have waited, too. A site that is silent must not hold up this probe.
  try=0
  for request in "${site_requests[@]}"; do
    for (( ; try < 20; try++)); do
      found=1
      [[ $lines != *"$mark-$request"*"$mark-$request"* ]] || found=2
      [[ $lines == *"$mark-$request"* ]] || found=0
      ((found < 1 + ${repeated[$request]})) || break
      status=''
      [[ ! -s $request.out ]] || read -r _ status _ <"$request.out"
      [[ $status == 200 || -z $status && ! -e curl.code ]] || break
      pause 0.1
      search
    done
  done
  site_requests=()
}

# add_open_files: adds the files that the processes have open for writing: the kernel shows that as a permission of the link.
add_open_files() {
  ((${#folders[@]} > 0)) || return
  while read -r folder file; do
    [[ -f $file ]] || continue
    logs[$file]=yes
    echo "open ${folder//[!0-9]/} $file"
  done < <(find "${folders[@]}" -lname '/*' -perm -u+w -printf '%H %l\n')
}

# First, the files in the folder that has the name of the unit, such as /var/log/onepage.
for port in "${service_ports[@]}"; do
  [[ -n ${pids_on[$port]} ]] || continue
  expected+=("$mark-$port")
  for pid in ${pids_on[$port]}; do folders+=("/proc/$pid/fd"); done
  error_log=no
  for file in "/var/log/${unit_on[$port]%.service}"/*log; do
    [[ -f $file ]] || continue
    logs[$file]=yes
    echo "log $port $file"
    [[ ${file##*/} != *err* ]] || { error_log=yes && error_logs[$port]=$file; }
  done
  [[ $error_log == yes ]] || open_too=yes
done
[[ $open_too == no ]] || add_open_files

# A request has a line in the log only after its answer. Here the answers are waited for: for three seconds, and as long as
# the lab is busy and no service hangs.
answered() { [[ -s $1.out || -e curl.code ]]; }
hangs() { grep -qs ' 28 ' curl*.err; } # curl's exit code for a request that took too long.
is_busy
for ((try = 0; ; try++)); do
  all_answered=yes
  for each in "${expected[@]}"; do answered "${request_to[${each##*-}]}" || all_answered=no; done
  for request in "${site_requests[@]}"; do answered "$request" && answered "${request}Again" || all_answered=no; done
  [[ $all_answered == no ]] || break
  ((try < 30 * patience || try % 10 > 0)) || { is_busy && ! hangs; } || break
  pause 0.1
done
# What was answered a second time by now is in the log a moment later. Of what comes later nothing is said.
for request in "${site_requests[@]}"; do
  repeated[$request]=0
  [[ ! -s ${request}Again.out ]] || { repeated[$request]=1 && echo "repeated $request"; }
done
# Servers write lines in batches, a few tenths of a second later.
((${#expected[@]} == 0)) || pause 0.2

missing=${expected[*]}
search_times 8
search_site

# Then the open files, also if the requests are in a file for errors: the log of errors must be another file.
in_error_log=no
[[ ! $'\n'$lines =~ $'\n'[^:]*err[^:/]*: ]] || in_error_log=yes
if [[ $open_too == no ]] && [[ -n $missing || $in_error_log == yes ]]; then
  add_open_files
  search_times 17
  search_site
fi
while read -r line; do echo "line $line"; done <<<"$lines"

# At last, every file in the usual places that was written in the last minute.
if [[ -n $missing ]]; then
  logs=()
  while IFS= read -r file; do logs[$file]=yes; done < <(
    timeout 4 find /var/log /srv /opt /home /root /run /tmp /var/tmp -xdev -maxdepth 5 \
      \( -name node_modules -o -name '.?*' \) -prune -o -type f -mmin -1 -size -100M -print)
  search_times 1
  while IFS=: read -r file line; do
    # The log of errors can be in the same folder.
    if [[ $line == *"$mark-"* ]]; then
      port=${line##*"$mark-"}
      for other in "${file%/*}"/*err*; do
        [[ ! -f $other ]] || echo "log ${port:0:4} $other"
      done
    fi
    echo "line $file:$line"
  done <<<"$lines"
fi

# Nginx may write its lines in batches, a second later: they are waited for if it runs.
# Only files: a link to a device such as /dev/full has no end.
nginx_logs=() nginx_errors=()
for file in /var/log/nginx/*log; do
  [[ -f $file ]] || continue
  if [[ ${file##*/} == *err* ]]; then nginx_errors+=("$file"); else nginx_logs+=("$file"); fi
done
for ((try = 0; try < 15 * patience && ${#nginx_logs[@]} > 0; try++)); do
  found=$(grep -HsF "$mark-site" "${nginx_logs[@]}")
  [[ -z $found && -n ${pids_on[80]} ]] || break
  pause 0.1
done
while read -r line; do [[ -z $line ]] || echo "nginx $line"; done <<<"$found"
# A request that fails is there, too, whatever the access log says.
grep -HsF "$mark-site" "${nginx_errors[@]}" | while read -r line; do echo "nginx $line"; done
# It begins each line with the time, as in 2026/11/23 10:00:00 [error] 1234#1234: *5 limiting requests, ...
for file in "${nginx_errors[@]}"; do
  while read -r line; do
    [[ ${line:0:19} < $begun || $line == *"$mark-mistake"* ]] || echo "error $line"
  done < <(tail -n 20 "$file")
done

# place_of_mistake: prints a log that has the error, and not only the request.
place_of_mistake() {
  local open=() file
  for pid in ${pids_on[80]}; do
    while IFS= read -r file; do [[ ! -f $file ]] || open+=("$file"); done < <(find "/proc/$pid/fd" -lname '/*' -perm -u+w -printf '%l\n')
  done
  grep -HsF "$mark-mistake" "${nginx_errors[@]}" "${open[@]}" | grep -m 1 -F 'too large body' | cut -d : -f 1 | grep . ||
    # Nginx can also write to systemd's journal, by its standard error or by syslog.
    journalctl -q -b -n 100 -o cat --no-pager | grep -F "$mark-mistake" | grep -qF 'too large body' && echo "the journal"
}
# It announces a body that is larger than any limit: Nginx refuses that at once, notes an error, and asks no service.
# (A site without a limit waits for the body.)
status=$(curl -s -m $((2 * patience)) -o /dev/null -w '%{http_code}' -X POST -H 'Content-Length: 99999999999999' "http://127.0.0.1/?$mark-mistake")
echo "mistake $status $([[ $status != 413 ]] || place_of_mistake)"

for port in "${!error_logs[@]}"; do
  file=${error_logs[$port]}
  # Since this run began, in which the list of listeners was the first to be written.
  [[ ! $file -nt listeners.out ]] || printf 'said %s %s\n' "$port" "$(tail -n 1 "$file" | head -c 300)"
done
true
