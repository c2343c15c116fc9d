# shellcheck shell=bash disable=SC2154 # sourced after step.sh, which sets what is used here
source "${BASH_SOURCE[0]%/*}/port.sh"
source "${BASH_SOURCE[0]%/*}/overrides.sh"

services=(onepage dynamic api web)

# may_run NAME FILE: whether a service can have loaded a file: all of the app except the assets, which Nginx serves, and the
# files of another service: app/OTHER.ts and the folder app/OTHER.
may_run() {
  local other
  [[ $2 == */app/* && $2 != */app/assets/* ]] || return 1
  for other in "${services[@]}"; do
    [[ $other == "$1" || $2 != */app/"$other"[./]* ]] || return 1
  done
}

# service NAME PORT PATH: a service in a tmux session, as its own unprivileged user.
service() {
  local name=$1 port=$2 path=$3
  local unit=/etc/systemd/system/$name.service
  local running=$state/$name.running # a hash of what was started last; removed when it changes

  if ! grep -q "^$name:" /etc/passwd; then
    useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin "$name"
  fi

  changed=no
  local units=$project/provision/units
  local files=("$units/$name.service" "$unit" "$units/service.conf" "$unit.d/service.conf")
  # Task 6 adds this file. If task 6 will be solved, install it now, so that the service is started only once.
  ((LAB_SOLVED < 6)) || files+=("$units/6-deploy.conf" "$unit.d/6-deploy.conf")
  put 644 "${files[@]}"
  # As long as a task is open, a drop-in may be the learner's solution.
  ((LAB_SOLVED < 7)) || put_aside_overrides "$name.service"
  [[ $changed == no ]] || rm -f "$running"
  # 'systemctl enable' also reloads all units, which takes a second in an emulated lab.
  if ((LAB_SOLVED >= 6)) && [[ ! -e ${unit%/*}/multi-user.target.wants/${unit##*/} ]]; then
    systemctl enable "$name"
  elif [[ $changed == yes ]]; then
    systemctl daemon-reload
  fi

  # Restart only if the running service may differ from what is installed. 7-reload.conf needs no restart.
  local wanted file own=()
  for file in /srv/applab/app/{,*/}*.ts; do ! may_run "$name" "$file" || own+=("$file"); done
  wanted="$(fingerprint "$unit" "$unit.d"/[!7]* "${own[@]}" /srv/applab/node_modules/.installed) $(readlink /usr/local/bin/node)"
  if [[ -f $running && $(<"$running") == "$wanted" ]] && answers "$name" "$port" "$path"; then
    summary "$name unchanged"
    return
  fi
  free_for "$name" "$port"
  compiled_already "$name"
  # systemd may still have an old version of the unit, if the file was changed without a daemon-reload.
  [[ $changed == yes ]] || systemctl daemon-reload
  systemctl restart "$name" || true # a failure is reported below
  local deadline=$((SECONDS + 60))
  until answers "$name" "$port" "$path"; do
    if ((SECONDS > deadline)); then
      cat "/var/log/$name/error.log" || true
      ss -Hltnp "sport = :$port"
      systemctl status --no-pager "$name" || true
      fail LAB-311 "$name does not answer on port $port after 60 s" "the lines above say why, or which process has the port; 'systemctl status $name' in the lab says more"
    fi
    sleep 0.2 # between two questions
  done
  echo "$wanted" >"$running"
  summary "$name answers on port $port"
}

# compiled_already NAME: copies Node's compile cache from the first service to one that never ran: most code is the same, and
# the first start takes a third less time. The name of the cache folder ends with the user's id; systemd changes its owner.
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

# answers NAME PORT PATH: whether the service answers, and not another program that has the port.
answers() {
  local pid
  curl -sf -m 5 -o /dev/null "http://127.0.0.1:$2$3" || return
  read -r pid < <(holders "$2") && belongs "$pid" "$1"
}
