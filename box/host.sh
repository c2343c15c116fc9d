# shellcheck shell=bash disable=SC2154,SC2034  # recipe.sh and build.sh set or read these variables
# What this host is, and whether it has what a build needs.

# A box is built for the processor of its own host: the packages' programs run while they are installed.
read_architecture() {
  [[ $(uname -s) == Linux ]] || die 3 'a box can be built on Linux only' 'Set LAB_BOX to the name of a public box instead.'
  case $(uname -m) in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    *) die 3 "no box can be built for $(uname -m)" 'Set LAB_BOX to the name of a public box instead.' ;;
  esac
}

# A distribution builds itself best: the host has its keys, and the lab looks like the host.
default_recipe() {
  local os=${os_release:-/etc/os-release} ID='' ID_LIKE='' VERSION_ID=''
  # shellcheck source=/dev/null
  [[ ! -r $os ]] || . "$os"
  if [[ $ID == ubuntu || -e $ubuntu_keyring ]]; then
    echo ubuntu-24.04
  elif [[ $ID == debian && $VERSION_ID =~ ^1[23]$ ]]; then
    echo "debian-$VERSION_ID"
  elif [[ " $ID $ID_LIKE " == *' debian '* && -e $debian_keyring ]]; then
    echo debian-13
  else
    die 3 "no box can be built on ${ID:-this system}: it has neither Ubuntu's nor Debian's archive keys" \
      'Set LAB_BOX to the name of a public box instead.'
  fi
}

need_tools() {
  local missing=() packages=() pair
  for pair in mmdebstrap:mmdebstrap qemu-img:qemu-utils mke2fs:e2fsprogs "$@"; do
    command -v "${pair%%:*}" >/dev/null || { missing+=("${pair%%:*}") packages+=("${pair##*:}"); }
  done
  ((${#missing[@]} == 0)) || die 3 "not installed: ${missing[*]}" "Run: sudo apt-get install ${packages[*]}"
}

# Without root, mmdebstrap plays root in a user namespace; that needs a range of user ids for the user.
need_user_namespace() {
  need_tools newuidmap:uidmap
  grep -q "^\($(id -un)\|$(id -u)\):" /etc/subuid 2>/dev/null ||
    die 3 "$(id -un) has no subordinate user ids" "Run: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
}

need_space() {
  local free
  free=$(df --output=avail -k "$1" | tail -n 1)
  ((free >= 4 * 1024 * 1024)) || die 3 "$1 has $((free / 1024)) MiB free, the build needs 4 GiB" "Make room, or set $2 to another folder."
}
