# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# Kernel settings that servers depend on, and other facts about the machine.
machine() {
  local setting value commands=() found free inodes device place type options option shown
  for setting in kernel/{hostname,osrelease,pid_max} fs/{file-max,nr_open} vm/{overcommit_memory,swappiness} \
    net/core/somaxconn net/ipv4/{ip_forward,ip_local_port_range,ip_nonlocal_bind,ip_unprivileged_port_start} \
    net/ipv4/{icmp_echo_ignore_all,tcp_syncookies,tcp_max_syn_backlog} net/ipv6/{bindv6only,conf/all/disable_ipv6}; do
    read -r value <"/proc/sys/$setting" && printf 'kernel\t%s\t%s\n' "$setting" "${value//$'\t'/ }"
  done

  for value in node npm tmux nginx; do commands+=("$(type -P "$value" || echo none)"); done
  mapfile -t found < <(ask readlink -m "${commands[@]}")
  for value in node npm tmux nginx; do
    printf 'command\t%s\t%s\n' "$value" "${found[0]##*/none}"
    found=("${found[@]:1}")
  done

  # How full they are changes all the time; that they are full is told.
  {
    read -r _
    while read -r place free inodes; do
      [[ ${free%M} -lt 10 ]] || free=enough
      [[ $inodes -lt 1000 ]] || inodes=enough
      printf 'disk\t%s\tfree space: %s, free inodes: %s\n' "$place" "$free" "$inodes"
    done
  } < <(ask df --output=target,avail,iavail -BM / /run)

  # Some options only say how big the machine's memory is. Read at once: what is mounted meanwhile moves the lines.
  while read -r device place type options _; do
    [[ $place == /run/user/* || $place == /run/credentials/* ]] && continue
    shown=
    for option in ${options//,/ }; do
      case $option in
        size=* | nr_inodes=* | fd=* | pgrp=* | pipe_ino=*) ;;
        *) shown+=,$option ;;
      esac
    done
    printf 'mount\t%s\t%s from %s, %s\n' "$place" "$type" "$device" "${shown#,}"
  done <<<"$(</proc/mounts)"
}
