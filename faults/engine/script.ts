import { asRoot } from "../../checks/ssh/session.ts";
import { sanitize } from "../../core/sanitize.ts";
import type { Fault } from "./fault.ts";

/** Where the lab remembers what its files were before a fault. */
const kept = "/var/lib/applab/before-fault";

/** The words in which faults are written. Everything runs as root. */
export const words = `
set -euo pipefail
export LC_ALL=C
kept=${kept}
# Where provisioning keeps what it finds that it did not write.
yours=/var/lib/applab/yours
site=/etc/nginx/sites-available/applab
enabled=/etc/nginx/sites-enabled
app=/srv/applab/app
units=/etc/systemd/system
# Drop-ins: what stands behind a unit's name without "service".
deploy=service.d/6-deploy.conf
reload=service.d/7-reload.conf

# keep FILE: remembers a file as it is; what is remembered already is older, and stays.
keep() { [[ -e $kept$1 ]] || { install -d "$kept\${1%/*}" && cp -aT "$1" "$kept$1"; }; }

# edit FILE EXPRESSION: changes a file by sed. A change that changes nothing is no fault.
edit() {
  keep "$1"
  ! sed "$2" "$1" | cmp -s - "$1" || { echo "nothing in $1 is as this fault expects it" >&2; exit 3; }
  sed -i "$2" "$1"
  cp -aT "$1" "$kept$1.edited"
}

# set_aside PATH: it may be the learner's work, so it is kept, and fix.ts shows the line that tells where.
set_aside() {
  local copy
  copy=$yours$1.$(date +%Y-%m-%d-%H%M%S)
  install -d "\${copy%/*}"
  mv -T "$1" "$copy"
  printf 'kept: %s as %s; to have it again: sudo mv -T %q %q\\n' "$1" "$copy" "$copy" "$1"
}

# back FILE…: as it was before, or, where nobody remembers that, as the project has it.
back() {
  local file origin
  for file; do
    origin=$kept$file
    [[ -e $origin ]] || case $file in
      "$site") origin=/vagrant/nginx/applab.conf ;;
      "$app"/*) origin=/vagrant/app/\${file#"$app/"} ;;
      "$units"/*.service) origin=/vagrant/provision/units/\${file##*/} ;;
      "$units"/*.service.d/*) origin=/vagrant/provision/units/\${file##*/} ;;
    esac
    [[ -e $origin ]] || { echo "nobody remembers what $file was" >&2; exit 4; }
    # What is there now, unless it is what edit left there. It may be a folder, or unreadable.
    if [[ -e $file && ! -d $origin ]] && ! cmp -s "$file" "$origin" && ! cmp -s "$file" "$kept$file.edited"; then
      set_aside "$file"
    fi
    # Without its owner and mode a file of the project is root's, and everybody's to read.
    if [[ $origin == "$kept"* ]]; then cp -aT --remove-destination "$origin" "$file"; else install -D -m 644 "$origin" "$file"; fi
  done
}

# A setting of systemd's that is added to a unit: add_setting SERVICE LINE…
add_setting() {
  local file=$units/$1.service.d/zz-local.conf
  shift
  install -d "\${file%/*}"
  printf '%s\\n' "$@" >"$file"
}
drop_setting() { rm -f "$units/$1.service.d/zz-local.conf"; }

# restart SERVICE…: with the units as they are now, which takes an emulated lab a second more than 'systemctl restart'.
# So it is for faults that touch units. Without waiting: fails_to_start.
restart() { systemctl daemon-reload && systemctl restart "$@"; }
fails_to_start() { systemctl daemon-reload && systemctl stop "$1" && systemctl start --no-block "$1"; }

# unmask UNIT: 'systemctl unmask' has systemd read all units anew, even where there was nothing to do.
unmask() { [[ ! -L $units/$1.service ]] || systemctl unmask --quiet "$1"; }

# listens PORT: waits until somebody does. What systemd-run has started has only begun.
listens() {
  local try
  for ((try = 0; try < 300; try++)); do [[ -z $(ss -Hltn "sport = :$1") ]] || return 0; sleep 0.1; done
  echo "nobody listens on port $1" >&2
  return 5
}

# Nginx takes the site as it is now; where it is not running it starts. A moment longer its workers of before take
# connections, too: until they retire, and say so in their names.
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
# only_our_site: it is enabled, and what else is enabled is set aside: another site may take its requests.
only_our_site() {
  local each
  for each in "$enabled"/* "$enabled"/.[!.]*; do
    [[ ! -e $each && ! -L $each || $each == "$enabled/applab" ]] || set_aside "$each"
  done
  [[ ! -e $enabled/applab || -L $enabled/applab ]] || set_aside "$enabled/applab"
  ln -sfn "$site" "$enabled/applab"
}
back_site() {
  back "$site"
  # As in provision/site.sh: the project's own file may be of no use here.
  [[ -e /proc/sys/net/ipv6 ]] || sed -i '/^ *listen \\[::\\]/d' "$site"
  only_our_site
  unmask nginx
  reload_site
}
`;

/** Milliseconds that the lab has for them. */
export const limits = { break: 60_000, fix: 120_000 };

const script = (limit: number, ...parts: string[]) =>
  `${asRoot(limit)} bash -s <<'FAULT'\n${words}${parts.join("\n")}\nFAULT\n`;

/**
 * What breaks the lab.
 * @param fresh whether no other fault is at hand, and so what the lab remembers is of no use any more.
 */
export const breakScript = ({ break: body }: Fault, fresh = true) =>
  script(limits.break, fresh ? 'rm -rf "$kept"' : "", body);

/**
 * A repair that was left half done may have stopped what the fault did not. Does nothing where all of it runs. A lab that
 * stands before a later task has fewer units.
 */
const running = `here=()
for unit in onepage dynamic api web nginx; do
  [[ ! -e $units/$unit.service && ! -e /usr/lib/systemd/system/$unit.service ]] || here+=("$unit")
done
((\${#here[@]} == 0)) || systemctl start "\${here[@]}"`;

/**
 * What mends it.
 * @param last whether no other fault is at hand then, and the lab may forget what it remembers.
 */
export const fixScript = ({ fix }: Fault, last = true) =>
  script(limits.fix, fix, running, last ? 'rm -rf "$kept"' : "");

/** The lines of a repair's output that tell what was set aside, and how to have it again. */
export const keptIn = (output: string) =>
  output
    .split("\n")
    .filter((line) => line.startsWith("kept: "))
    .map((line) => sanitize(line, 600));

/** Prints which lab this is, and of which provisioning. Neither a repair by hand nor a reboot changes it. */
export const identityScript = "cat /etc/machine-id /var/lib/applab/provisioned 2>/dev/null || true";
