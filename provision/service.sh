# shellcheck shell=bash disable=SC2154 # sourced after step.sh, which sets what is used here
source "${BASH_SOURCE[0]%/*}/port.sh"

services=(onepage dynamic api web)

# may_run NAME FILE: whether a service may have loaded a file: all of the app but the assets, which are Nginx's, and what
# belongs to another service: app/OTHER.ts and the folder app/OTHER.
may_run() {
  local other
  [[ $2 == */app/* && $2 != */app/assets/* ]] || return 1
  for other in "${services[@]}"; do
    [[ $other == "$1" || $2 != */app/"$other"[./]* ]] || return 1
  done
}

# service NAME PORT PATH: a service in a tmux session, as a user who may do nothing else.
service() {
  local name=$1 port=$2 path=$3
  local unit=/etc/systemd/system/$name.service
  local running=$state/$name.running # what was started last, while nothing of it was changed

  if ! grep -q "^$name:" /etc/passwd; then
    useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin "$name"
  fi

  changed=no
  local units=$project/provision/units
  local files=("$units/$name.service" "$unit" "$units/service.conf" "$unit.d/service.conf")
  # What task 6 adds. Where it is solved anyhow it is there from the beginning, and the service is started once.
  ((LAB_SOLVED < 6)) || files+=("$units/6-deploy.conf" "$unit.d/6-deploy.conf")
  put 644 "${files[@]}"
  [[ $changed == no ]] || rm -f "$running"
  # 'systemctl enable' has systemd read all units anew by itself, which takes an emulated lab a second.
  if ((LAB_SOLVED >= 6)) && [[ ! -e ${unit%/*}/multi-user.target.wants/${unit##*/} ]]; then
    systemctl enable "$name"
  elif [[ $changed == yes ]]; then
    systemctl daemon-reload
  fi

  # Restarted only when it may run something else than what is installed now. How it is reloaded (7-reload.conf) is no
  # reason.
  local wanted file own=()
  for file in /srv/applab/app/{,*/}*.ts; do ! may_run "$name" "$file" || own+=("$file"); done
  wanted="$(fingerprint "$unit" "$unit.d"/[!7]* "${own[@]}" /srv/applab/node_modules/.installed) $(readlink /usr/local/bin/node)"
  if [[ -f $running && $(<"$running") == "$wanted" ]] && answers "$name" "$port" "$path"; then
    summary "$name unchanged"
    return
  fi
  free_for "$name" "$port"
  compiled_already "$name"
  # What systemd knows may be another file than the one that lies there, if somebody put it back without telling it.
  [[ $changed == yes ]] || systemctl daemon-reload
  systemctl restart "$name" || true # what is wrong is told below
  local deadline=$((SECONDS + 60))
  until answers "$name" "$port" "$path"; do
    if ((SECONDS > deadline)); then
      cat "/var/log/$name/error.log" || true
      ss -Hltnp "sport = :$port"
      systemctl status --no-pager "$name" || true
      fail LAB-311 "$name does not answer on port $port after 60 s" "the lines above say why, or who has the port; 'systemctl status $name' in the lab says more"
    fi
    sleep 0.2 # between two questions
  done
  echo "$wanted" >"$running"
  summary "$name answers on port $port"
}

# compiled_already NAME: a service that never ran gets what Node has compiled for the first one, most of which is the same
# for all: its first start takes a third less time. Node keeps it in a folder whose name ends with the user's id, and systemd
# makes it the service's own.
compiled_already() {
  local folder of_node
  [[ ! -e /var/cache/$1 ]] || return 0
  for folder in /var/cache/onepage/*-"$(id -u onepage)"; do
    [[ -d $folder ]] || continue
    of_node=${folder##*/}
    install -d "/var/cache/$1"
    cp -r "$folder" "/var/cache/$1/${of_node%-*}-$(id -u "$1")"
  done
}

# answers NAME PORT PATH: the service answers, and it is the service: another program may hold the port.
answers() {
  local pid
  curl -sf -m 5 -o /dev/null "http://127.0.0.1:$2$3" || return
  read -r pid < <(holders "$2") && belongs "$pid" "$1"
}
