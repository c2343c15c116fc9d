# shellcheck shell=bash # runs in the lab
# Reads the kernel's setting for IPv6 on the loopback interface.
# Prints 1 if IPv6 is disabled there, 0 if it is not, and "none" if the kernel has no IPv6.
setting=/proc/sys/net/ipv6/conf/lo/disable_ipv6
if [[ -e $setting ]]; then
  read -r disabled <"$setting" && echo "$disabled"
else
  echo none
fi
