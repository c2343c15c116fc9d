# shellcheck shell=bash disable=SC2016 # a part of the manifest: see 0-begin.sh
# The whole script is read before a program can eat from it.
{
  {
    ask dpkg-query -W -f 'package\t${Package}\t${Version}, state ${db:Status-Abbrev}\n' | sed 's/, state ii $//'
    users
    files
    units
    processes
    running
    ports
    network
    machine
  } </dev/null 2>/dev/null | sort -u
  exit
}
