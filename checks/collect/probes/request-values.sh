# shellcheck shell=bash disable=SC2034 # runs in the lab before the requests of requests.ts, which use what it sets
# Reads $SSH_CONNECTION, in which sshd writes the address by which ssh reached the lab.
# Prints nothing. It sets $odd, $even, $long, $tens, $cookie, $public_address, $public_ipv6 and $asked_ipv6.

# The numbers are new in each run, so no stored copy of a page can contain them.
odd=$((RANDOM + 1))$((RANDOM % 5 * 2 + 1))
even=$((RANDOM + 1))$((RANDOM % 5 * 2))
# These digits come before another one.
tens=$((RANDOM % 90 + 10))
# This one is odd and has too many digits for a floating-point number, which would be rounded to an even number.
long=$((RANDOM + 10000))$((RANDOM + 10000))$((RANDOM + 10000))$((RANDOM + 10000))$odd

# A browser brings along what the site gave it at earlier visits, up to 4096 bytes of each cookie.
printf -v cookie '%03500d' 0

# The IPv4 address at which others reach the lab. If ssh came through a tunnel, the lab sees only a loopback address.
read -r _ _ public_address _ <<<"$SSH_CONNECTION"
if [[ $public_address != *.* || $public_address == 127.* ]]; then
  for public_address in $(hostname -I); do [[ $public_address == *.* ]] && break; done
fi

# Its first IPv6 address for others; empty if it has none.
for public_ipv6 in $(hostname -I) ''; do [[ $public_ipv6 == *:* ]] && break; done
# An address has to stand in the URL, also if nothing is said of the answer.
asked_ipv6=${public_ipv6:-::1}
