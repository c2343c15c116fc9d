# shellcheck shell=bash # the first of the parts, which are one script: 'cat provision/manifest/*.sh | sudo bash -s'
# Prints what the lab is made of, a fact a line: kind, name and value, between tabs, sorted. What may differ between two
# fresh labs is left out; docs/drift.md names it. Starting programs is what costs in an emulated lab: one find, one
# sha256sum, one ss for all. A program that fails is a fact itself: silence must not pass for an answer.
export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
shopt -s nullglob

# ask COMMAND…: its output; what hangs is ended.
ask() { timeout 60 "$@" || printf 'blind\t%s\texit code %s\n' "$1" "$?"; }
