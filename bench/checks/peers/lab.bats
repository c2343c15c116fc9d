# The twelve facts, for bats: an ssh each. shellcheck disable=SC2154

lab() {
  run ssh -F "$SSH_CONFIG" lab "$@"
}

@test "nginx -t accepts the configuration" {
  lab sudo nginx -t
  [ "$status" -eq 0 ]
}

@test "port 80 is listened on" {
  lab ss -Hltn "'sport = :80'"
  [ -n "$output" ]
}

@test "port 5000 is listened on" {
  lab ss -Hltn "'sport = :5000'"
  [ -n "$output" ]
}

@test "port 6000 is free" {
  lab ss -Hltn "'sport = :6000'"
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}

@test "pgrep finds appserver" {
  lab pgrep appserver
  [ "$status" -eq 0 ]
}

@test "appserver is not root" {
  lab 'ps -o user= -p "$(pgrep -d, appserver)"'
  [ "$status" -eq 0 ]
  [[ $output != *root* ]]
}

@test "the page answers on port 5000" {
  lab curl -s http://127.0.0.1:5000/airbnb-onepage/
  [ "$output" = "Hello HBNB!" ]
}

@test "the page answers on port 80" {
  lab curl -s http://127.0.0.1/airbnb-onepage/
  [ "$output" = "Hello HBNB!" ]
}

@test "the default page is gone" {
  lab curl -s http://127.0.0.1/
  [ -n "$output" ]
  [[ $output != *"Welcome to nginx"* ]]
}

@test "nginx is enabled" {
  lab systemctl is-enabled nginx
  [ "$status" -eq 0 ]
}

@test "onepage is enabled" {
  lab systemctl is-enabled onepage
  [ "$status" -eq 0 ]
}

@test "no unit has failed" {
  lab systemctl --failed --no-legend
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}
