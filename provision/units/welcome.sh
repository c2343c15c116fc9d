# shellcheck shell=bash # /etc/profile.d/applab.sh: what 'vagrant ssh' greets a learner with, and two words for their shell.
if [[ $- == *i* && -n ${BASH_VERSION:-} && $USER == vagrant ]]; then
  complete -W 'onepage dynamic api web' attach dev

  # 'tmux ls' shows the sessions of its own user, and each service has a user of its own.
  tmux() {
    case ${1:-} in
      ls | list-sessions | a | at | attach | attach-session)
        command tmux has-session 2>/dev/null || {
          echo "You have no tmux session. Each service has one, under its own user: 'attach' lists them." >&2
          return 1
        }
        ;;
    esac
    command tmux "$@"
  }

  welcome() {
    local state=/var/lib/applab unit word services=() states=() running='' others='' next site service
    for unit in nginx onepage dynamic api web; do
      [[ ! -e /etc/systemd/system/$unit.service && ! -e /lib/systemd/system/$unit.service ]] || services+=("$unit")
    done
    # The checks store their last result.
    next=$(jq -r 'first(.tasks[] | select(.state != "green")) | "\(.task) \(.state)"' "$state/checks.json" 2>/dev/null)
    case $next in
      *' not begun') echo "Task ${next%% *} is next: 'npm run task -- ${next%% *}' on the host shows it." ;;
      ?*) echo "At the last checks task ${next%% *} did not pass: 'npm run checks' on the host says why." ;;
      *) echo "'npm run checks' on the host says what passes, 'npm run task' which task is next." ;;
    esac
    if read -r site service 2>/dev/null <"$state/addresses"; then
      echo "  on the host   $site is port 80 of the lab, $service is port 5000"
    fi
    if ((${#services[@]} > 0)); then
      mapfile -t states < <(systemctl is-active "${services[@]}")
      for word in "${!services[@]}"; do
        if [[ ${states[word]} == active ]]; then running+=" ${services[word]}"; else others+=" ${services[word]} (${states[word]})"; fi
      done
      echo "  running      ${running:- nothing}${others:+; not running:$others}"
    fi
    echo "  your files    ~/lab stays; 'npm run save' copies it to the host. /vagrant is a copy that nobody can change"
    echo "  commands      attach NAME shows a service's terminal, dev NAME runs it while you edit, systemctl status NAME"
  }
  welcome
  unset -f welcome
fi
