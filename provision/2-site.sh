#!/usr/bin/env bash
# The site: Nginx on port 80 before the service. Nginx keeps the old site when the new one has an error.
source "$(dirname "$0")/step.sh"

site=/etc/nginx/sites-available/applab
link=/etc/nginx/sites-enabled/applab
default=/etc/nginx/sites-enabled/default

changed=no
put 644 "$project/nginx/applab.conf" "$site" && changed=yes
[[ $(readlink "$link") == "$site" ]] || { ln -sfn "$site" "$link" && changed=yes; }
[[ ! -e $default && ! -L $default ]] || { rm "$default" && changed=yes; }

systemctl is-enabled --quiet nginx || systemctl enable nginx
nginx -t || fail "Nginx refuses the configuration" "mend the file and line that it names above"
if ! systemctl is-active --quiet nginx; then
  systemctl start nginx
elif [[ $changed == yes ]]; then
  systemctl reload nginx
fi
summary "the site on port 80 $([[ $changed == yes ]] && echo loaded || echo unchanged)"
