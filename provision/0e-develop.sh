#!/usr/bin/env bash
# The result of task 0, if task 1 is not solved yet: a development server with the page, on loopback. Task 1 replaces it.
source "${0%/*}/step.sh"
source "${0%/*}/port.sh"

port=5000
page=http://127.0.0.1:$port/airbnb-onepage/
page_is_there() { [[ $(curl -s -m 5 "$page") == 'Hello HBNB!' ]]; }

# If the learner has already started task 1, their server stays.
for pid in $(holders "$port"); do
  belongs "$pid" development || ! page_is_there || {
    summary "the page on port $port is already served by your process $pid: nothing was changed"
    exit
  }
done
free_for development "$port"
if ! page_is_there; then
  # A transient unit, which is gone after a reboot. Node restarts it when its source changes.
  systemctl stop development 2>/dev/null || true
  systemd-run --quiet --collect --unit development --uid vagrant --working-directory /srv/applab \
    --description 'A development server with the page, on 127.0.0.1:5000' \
    /usr/local/bin/node --watch app/development.ts
  deadline=$((SECONDS + 60))
  until page_is_there; do
    ((SECONDS < deadline)) || {
      journalctl -u development -n 20 --no-pager
      fail LAB-314 "the development server does not answer on port $port after 60 s" "the lines above say why"
    }
    sleep 0.2 # between two questions
  done
fi
summary "a development server answers on 127.0.0.1:$port"
