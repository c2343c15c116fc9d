#!/usr/bin/env bash
# The end of task 0 where task 1 is still to be done: a development server with the page, on loopback, for the user who
# logs in. Task 1 takes its place.
source "${0%/*}/step.sh"
source "${0%/*}/port.sh"

port=5000
page=http://127.0.0.1:$port/airbnb-onepage/
page_is_there() { [[ $(curl -s -m 5 "$page") == 'Hello HBNB!' ]]; }

# Whoever has begun task 1 already keeps what serves the page.
for pid in $(holders "$port"); do
  belongs "$pid" development || ! page_is_there || {
    summary "the page on port $port is served by process $pid already, which is yours: left alone"
    exit
  }
done
free_for development "$port"
if ! page_is_there; then
  # A unit that is gone at the next boot. Node starts it anew when its source changes.
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
