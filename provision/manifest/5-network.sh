# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# The addresses that the lab was given are not told, nor those that it makes for itself.
network() {
  local number name family address rest
  while read -r number name family address rest; do
    [[ $family == inet* ]] || printf 'blind\tip\t%s\n' "$number $name"
    [[ $family == inet6 && $name != lo && ($rest == *dynamic* || $rest == *'scope link'*) ]] && continue
    [[ $address == 127.* || $address == ::1/* || $rest != *dynamic* ]] || address="given/${address#*/}"
    printf 'address\t%s %s\t%s\n' "$name" "$family" "$address"
  done < <(ask ip -o address)
  ask ip -4 route | sed -E '
    /^blind/b
    s/^default via \S+ dev (\S+).*/route\tdefault\tby \1/; t
    /^(unreachable|blackhole|prohibit) /!d
    s/^(\S+) (.*)/route\t\2\t\1/'
  while read -r name rest; do [[ $name != nameserver ]] || printf 'dns\tnameserver\t%s\n' "$rest"; done </etc/resolv.conf
  # Delay, loss and limits. A handle is a number that the kernel gives.
  ask tc qdisc show | sed -nE '
    /^blind/p
    s/^qdisc (\S+) \S+ dev (\S+) (root|parent \S+|\S+ \S+)( refcnt [0-9]+)? *(.*[^ ])? *$/qdisc\t\2 \3\t\1 \5/p'
  # Without these programs there is no rule either.
  if type -P nft >/dev/null; then ask nft --stateless list ruleset | awk '{ printf "firewall\tnft %04d\t%s\n", NR, $0 }'; fi
  if type -P iptables-save >/dev/null; then ask iptables-save | grep '^-' | awk '{ printf "firewall\tiptables %04d\t%s\n", NR, $0 }'; fi
}
