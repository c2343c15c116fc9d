# shellcheck shell=bash disable=SC2154 # runs in the lab, after run-probes.sh and a line that sets $patience
# Reads the range of local ports and the state of the loopback device, and opens a connection to port 1 of 127.0.0.1. That
# nothing listens there is an answer, too, and it has gone over the device.
# Prints "ports FIRST LAST", "down" if the device is, "no address" if nothing has 127.0.0.1, and what bash says against the
# connection, such as "bash: connect: Connection refused", or "connect: no answer" after three seconds.
read -r first last </proc/sys/net/ipv4/ip_local_port_range
echo "ports $first $last"

# Its first flag says that a device is up. Without it, its addresses are not known to the kernel's table either.
read -r flags </sys/class/net/lo/flags
if ! ((flags & 1)); then
  echo down
elif [[ $(</proc/net/fib_trie) != *' 127.0.0.1'* ]]; then
  echo no address
fi

connect() { exec 3<>/dev/tcp/127.0.0.1/1; }

connect 2>&1 &
for ((try = 0; try < 30 * patience; try++)); do
  kill -0 $! || break
  pause 0.1
done
! kill $! || echo "connect: no answer"
