# shellcheck shell=bash
# The twelve facts in one login, all at once and each program started once: what is left where a runner costs nothing.
folder=$(mktemp -d)
cd "$folder" || exit
trap 'rm -r "$folder"' EXIT

# fact NAME: whether the condition before it was met.
# shellcheck disable=SC2319 # that one, indeed
fact() {
  local code=$? ok=ok
  ((code == 0)) || ok="not ok"
  echo "$ok $((++facts)) $1"
}

# As a function it is read whole, before a program can eat from it.
main() {
  sudo nginx -t 2>configuration &
  systemctl is-enabled nginx onepage >enabled &
  systemctl --failed --no-legend >failed &
  ss -Hltn >listeners &
  ps -eo user=,comm= >processes &
  curl -s --parallel --parallel-immediate http://127.0.0.1:5000/airbnb-onepage/ -o service \
    http://127.0.0.1/airbnb-onepage/ -o site http://127.0.0.1/ -o root &
  wait
  read -rd '' nginx onepage _ <enabled

  [[ $(<configuration) == *"test is successful"* ]]; fact "nginx -t accepts the configuration"
  [[ $(<listeners) == *:80\ * ]]; fact "port 80 is listened on"
  [[ $(<listeners) == *:5000\ * ]]; fact "port 5000 is listened on"
  [[ -s listeners && $(<listeners) != *:6000\ * ]]; fact "port 6000 is free"
  [[ $(<processes) == *appserver* ]]; fact "pgrep finds appserver"
  [[ -s processes && ! $(<processes) =~ root\ +appserver ]]; fact "appserver is not root"
  [[ $(<service) == "Hello HBNB!" ]]; fact "the page answers on port 5000"
  [[ $(<site) == "Hello HBNB!" ]]; fact "the page answers on port 80"
  [[ -s root && $(<root) != *"Welcome to nginx"* ]]; fact "the default page is gone"
  [[ $nginx == enabled ]]; fact "nginx is enabled"
  [[ $onepage == enabled ]]; fact "onepage is enabled"
  [[ -f failed && ! -s failed ]]; fact "no unit has failed"
}
main </dev/null
