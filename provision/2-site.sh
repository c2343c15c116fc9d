#!/usr/bin/env bash
# The site: Nginx on port 80 in front of the services. If the new site has an error, Nginx keeps the old one.
source "${0%/*}/step.sh"
source "${0%/*}/packages.sh"
source "${0%/*}/port.sh"
source "${0%/*}/site.sh"
source "${0%/*}/overrides.sh"
source "${0%/*}/firewall.sh"

site=/etc/nginx/sites-available/applab
link=/etc/nginx/sites-enabled/applab
loaded=$state/site.loaded # there while Nginx serves what is installed

# Whether the site answers on the public address, and over IPv6 unless that is off.
answers() {
  local address urls
  address=$(hostname -I)
  urls=(-o /dev/null "http://${address%% *}/airbnb-onepage/")
  ! has_ipv6 || [[ $(<"$ipv6_off") != 0 ]] || urls+=(-o /dev/null 'http://[::1]/airbnb-onepage/')
  curl -sfg -m 5 --fail-early "${urls[@]}"
}

free_for nginx 80
let_in 80
packages nginx-light
# If Nginx rejects the new configuration, or this script ends before it was asked, the next reload must find one that works
# as well as the one of before.
before=$(mktemp -d /run/applab.XXXXXX)
accepted=no
leave() {
  # A protected file cannot be removed: then the copy is all that there is, and stays.
  if [[ $accepted == yes ]] || { rm -r /etc/nginx && mv "$before/nginx" /etc/nginx; }; then
    rm -rf "$before"
  else
    echo "error: /etc/nginx could not be put back; a copy is in $before/nginx" >&2
  fi
}
cp -a /etc/nginx "$before/"
trap leave EXIT
# With the sections of all solved tasks, so that the site is loaded only once.
put_text 644 "$site" "$(site_here "$LAB_SOLVED" "$project/nginx/applab.conf")"
# The page that Nginx shows when a service does not answer. The script that tries again is an asset, which the site has from
# task 5 on; before, the page reloads itself as it does without scripts.
says=$project/nginx/unavailable.html
if ((LAB_SOLVED >= 5)); then
  put 644 "$says" "/etc/nginx/applab/${says##*/}"
else
  put_text 644 "/etc/nginx/applab/${says##*/}" "$(sed 's|</\?noscript>||g' "$says")"
fi
put_link "$site" "$link"
# The package's own link is not the learner's work, so it needs no copy.
default=/etc/nginx/sites-enabled/default
[[ $(readlink "$default" || true) != /etc/nginx/sites-available/default ]] || share "$default"
remove "$default"
# Nginx rejects a second default server for the same address.
for other in /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*.conf; do
  if [[ $other != "$link" ]] && grep -qsE '^[^#]*\blisten\b[^;#]*\bdefault(_server)?\b' "$other"; then remove "$other"; fi
done
[[ $changed == no ]] || rm -f "$loaded"

changed=no
unmask nginx.service
((LAB_SOLVED < 7)) || put_aside_overrides nginx.service
if [[ $changed == yes ]]; then
  systemctl daemon-reload
  restart=yes
fi
systemctl is-enabled --quiet nginx || systemctl enable nginx
nginx -t ||
  fail LAB-308 "Nginx rejects the configuration with the lab's site; /etc/nginx is as it was" \
    "correct the file and line that it names above"
accepted=yes
if [[ -f $loaded && -z ${restart:-} ]] && answers; then
  summary "the site on port 80 unchanged"
  exit
fi
# Only a restart gives up what a unit was started with.
if [[ -n ${restart:-} ]]; then systemctl restart nginx; else systemctl reload-or-restart nginx; fi
# If Nginx cannot open the new sockets it keeps the old ones: then only a restart helps.
answers || systemctl restart nginx
answers || fail LAB-309 "the site does not answer on port 80" "'sudo tail /var/log/nginx/error.log' in the lab says why"
touch "$loaded"
summary "the site on port 80 loaded"
