# shellcheck shell=bash disable=SC2034 # some of these variables are used only by the faults, which follow this text
# Reads the files of the lab that a fault changes, their copies in $kept, and the project's own files in /vagrant.
# Prints a line "kept: …" for each file that it sets aside. These are the words in which faults are written; root runs them.
set -euo pipefail
export LC_ALL=C

# Copies of files as they were before a fault.
kept=/var/lib/applab/before-fault
# Files of the learner that had to be replaced. Provisioning uses the same folder.
yours=/var/lib/applab/yours

site=/etc/nginx/sites-available/applab
enabled=/etc/nginx/sites-enabled
app=/srv/applab/app
units=/etc/systemd/system
# Two drop-in files of each unit: "$units/onepage.$deploy".
deploy=service.d/6-deploy.conf
reload=service.d/7-reload.conf

# The units of the services on ports 5000 to 5003. A learner may call them otherwise: script.ts sets these then.
onepage=onepage dynamic=dynamic api=api web=web

# keep FILE: copies a file into $kept, unless an older copy is there.
keep() {
  [[ ! -e $kept$1 ]] || return 0
  install -d "$kept${1%/*}" && cp -aT "$1" "$kept$1"
}

# edit FILE EXPRESSION: changes a file with sed. It fails if that changes nothing, because then the fault would be none.
edit() {
  keep "$1"
  ! sed "$2" "$1" | cmp -s - "$1" || { echo "nothing in $1 is as this fault expects it" >&2; exit 3; }
  sed -i "$2" "$1"
  cp -aT "$1" "$kept$1.edited"
}

# set_aside PATH: moves a file into $yours, because it can be the learner's work. 'npm run fix' shows the line that this prints.
set_aside() {
  local copy
  copy=$yours$1.$(date +%Y-%m-%d-%H%M%S)
  install -d "${copy%/*}"
  mv -T "$1" "$copy"
  printf 'kept: %s as %s; to have it again: sudo mv -T %q %q\n' "$1" "$copy" "$copy" "$1"
}

# back FILE…: restores files from $kept. A file that has no copy there is restored from the project.
back() {
  local file origin
  for file; do
    origin=$kept$file
    if [[ ! -e $origin ]]; then
      case $file in
        "$site") origin=/vagrant/nginx/applab.conf ;;
        "$app"/*) origin=/vagrant/app/${file#"$app/"} ;;
        "$units"/*.service) origin=/vagrant/provision/units/${file##*/} ;;
        "$units"/nginx.service.d/*) origin=/vagrant/provision/units/nginx.conf ;;
        "$units"/*.service.d/*) origin=/vagrant/provision/units/${file##*/} ;;
      esac
    fi
    [[ -e $origin ]] || { echo "there is no copy of $file from before the fault" >&2; exit 4; }
    # The learner changed the file if it is neither as before the fault nor as 'edit' left it. It can be a folder now.
    if [[ -e $file && ! -d $origin ]] && ! cmp -s "$file" "$origin" && ! cmp -s "$file" "$kept$file.edited"; then
      set_aside "$file"
    fi
    if [[ $origin == "$kept"* ]]; then
      cp -aT --remove-destination "$origin" "$file"
    else
      install -D -m 644 "$origin" "$file"
    fi
  done
}

# restore_kept: restores every file in $kept, after a fault that failed half-way, and forgets them.
restore_kept() {
  local file
  while IFS= read -r file; do cp -aT --remove-destination "$kept$file" "$file"; done < <(
    find "$kept" \( -type f -o -type l \) ! -name '*.edited' -printf '/%P\n' 2>/dev/null)
  rm -rf "$kept"
}

# add_setting UNIT LINE…: adds lines to the unit of a service, in a drop-in file.
add_setting() {
  local file=$units/$1.service.d/zz-local.conf
  shift
  install -d "${file%/*}"
  printf '%s\n' "$@" >"$file"
}

# drop_setting UNIT: removes the lines that add_setting added, and their folder if nothing else is in it.
drop_setting() {
  rm -f "$units/$1.service.d/zz-local.conf"
  [[ ! -d $units/$1.service.d ]] || rmdir --ignore-fail-on-non-empty "$units/$1.service.d"
}

# restart SERVICE…: has systemd read the units again, and restarts services. It waits until they have started.
restart() { systemctl daemon-reload && systemctl restart "$@"; }

# renew_page: restarts what serves the page; in a lab before task 1 that is a development server. It watches the file, but not
# one that took its place.
renew_page() {
  if [[ -e $units/onepage.service ]]; then systemctl restart onepage; else systemctl try-restart development; fi
}

# fails_to_start SERVICE: restarts a service that cannot start, and so does not wait for it.
fails_to_start() { systemctl daemon-reload && systemctl stop "$1" && systemctl start --no-block "$1"; }

# unmask SERVICE: only if it is masked, because 'systemctl unmask' has systemd read all units again.
unmask() { [[ ! -L $units/$1.service ]] || systemctl unmask --quiet "$1"; }

# listens PORT: waits until a process listens on a port. A process that systemd-run started may not be that far.
listens() {
  local try
  for ((try = 0; try < 300; try++)); do
    [[ -z $(ss -Hltn "sport = :$1") ]] || return 0
    sleep 0.1
  done
  echo "nothing listens on port $1" >&2
  return 5
}

# reload_site: has Nginx read the site again, or starts Nginx, and waits until its old workers take no more connections.
# A worker that retires changes its name.
reload_site() {
  local try before
  before=$(pgrep -d, -f '^nginx: worker process$' || true)
  nginx -t 2>/dev/null && systemctl reload-or-restart nginx || return
  [[ -n $before ]] || return 0
  for ((try = 0; try < 50; try++)); do
    ps -o args= -p "$before" | grep -qx 'nginx: worker process' || return 0
    sleep 0.1
  done
}

# only_our_site: enables the site of the lab, and sets aside whatever else is enabled: it could take the site's requests.
only_our_site() {
  local each
  for each in "$enabled"/* "$enabled"/.[!.]*; do
    [[ -e $each || -L $each ]] || continue
    [[ $each == "$enabled/applab" ]] || set_aside "$each"
  done
  [[ ! -e $enabled/applab || -L $enabled/applab ]] || set_aside "$enabled/applab"
  ln -sfn "$site" "$enabled/applab"
}

# back_site: restores the site, and has Nginx serve it alone.
back_site() {
  back "$site"
  # Nginx cannot listen on IPv6 if the kernel has none; provision/site.sh removes the same line.
  [[ -e /proc/sys/net/ipv6 ]] || sed -i '/^ *listen \[::\]/d' "$site"
  only_our_site
  unmask nginx
  reload_site
}

# start_all: starts all services that the lab has. A fix that was interrupted can have left one stopped. A lab that was made
# for an earlier task has fewer units.
start_all() {
  local unit here=()
  for unit in onepage dynamic api web nginx; do
    [[ ! -e $units/$unit.service && ! -e /usr/lib/systemd/system/$unit.service ]] || here+=("$unit")
  done
  ((${#here[@]} == 0)) || systemctl start "${here[@]}"
}
