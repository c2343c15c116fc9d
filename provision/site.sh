# shellcheck shell=bash # sourced
# site_until TASK FILE: the site as it is when TASK is solved, without the sections of later tasks. A section begins
# with a line '# --- task N: …' and ends where the next '# --- ' begins.
site_until() {
  awk -v task="$1" '/^ *# --- / { later = /^ *# --- task [0-9]+:/ && $4 + 0 > task } !later' "$2"
}
