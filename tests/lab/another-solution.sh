# shellcheck shell=bash # For tests; runs in the lab.
# Gives the solution of the pages another form, which is as right: the services are instances of one unit, whose settings
# come from files, and Nginx's configuration is in conf.d.
set -euo pipefail
units=/etc/systemd/system

sudo install -d /etc/course "$units/course@.service.d"
for name in onepage dynamic api web; do
  unit=$(<"$units/$name.service")
  app=$(grep -o '/srv/[^ ]*[jt]s' <<<"$unit" | tail -n 1)
  port=$(grep -o '0\.0\.0\.0:[0-9]*' <<<"$unit")
  printf 'ADDRESS=%s\nAPP=%s\n' "$port" "$app" | sudo tee "/etc/course/$name" >/dev/null
  sudo systemctl disable --quiet --now "$name"
  if [[ $name == onepage ]]; then
    # shellcheck disable=SC2016 # for systemd
    sed "s|^Description=.*|Description=%i|; s|^User=|EnvironmentFile=/etc/course/%i\n&|
      s|$port|"'${ADDRESS}|; s|'"$app"'|${APP}|' <<<"$unit" | sudo tee "$units/course@.service" >/dev/null
    sudo cp "$units/$name.service.d/reload.conf" "$units/course@.service.d/"
  fi
  sudo rm -r "$units/$name.service" "$units/$name.service.d"
done
sudo mv /etc/nginx/sites-available/applab /etc/nginx/conf.d/course.conf
sudo rm /etc/nginx/sites-enabled/applab

sudo systemctl daemon-reload
sudo systemctl enable --quiet --now course@{onepage,dynamic,api,web}
sudo systemctl reload nginx
for port in 5000 5001 5002 5003; do
  curl --silent --output /dev/null --retry 60 --retry-connrefused --retry-delay 1 "http://127.0.0.1:$port/"
done
