# shellcheck shell=bash disable=SC2034,SC2154 # a part of the manifest: see 0-begin.sh
# Facts about the machine, with all kernel settings but those that the kernel counts with itself. What it derives from the
# size of the memory may differ by a page after a boot: only that it is small is told.
settings() {
  ask sysctl -a --pattern '^(fs|kernel|net|vm|user)[.]' | awk '
    BEGIN { FS = " = "; OFS = "\t" }
    /^blind/ { print; next }
    $1 ~ /^fs[.](.*state|.*-nr|quota|binfmt_misc)|^kernel[.](random|pty|ns_last_pid|sched_domain|tainted|perf_)|_(count|secret|key)$/ { next }
    # By a router, or when a module is loaded.
    $1 ~ /^net[.]ipv6[.].*(mtu|hop_limit|base_reachable.*|retrans_time.*)$|_congestion_control$|^net[.](netfilter|nf_)/ &&
      !($1 ~ /nf_conntrack_max$/ && $2 < 1000) && $1 != "net.ipv4.tcp_congestion_control" { next }
    $1 ~ /[.](tcp_mem|udp_mem|file-max|threads-max|tcp_max_orphans|tcp_max_tw_buckets|max_.*(watches|marks)|max_.*_namespaces|.*_kbytes|route[.]max_size|gc_thresh|.*_entries)$/ {
      gsub(/[0-9][0-9][0-9][0-9]+/, "enough", $2)
    }
    { gsub(/\t/, " ", $2); print "kernel", $1, $2 }'
}

machine() {
  local value commands=() found free inodes device place type options option shown
  settings

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
