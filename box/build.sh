#!/usr/bin/env bash
# Builds the lab's base box from a distribution's signed package archive.
#
#   box/build.sh [RECIPE]         builds the box, unless it is there already
#   box/build.sh --name [RECIPE]  prints its name, which changes with everything that the box is made of
#   box/build.sh --file [RECIPE]  prints where its file lies, or would lie
#
# RECIPE is a row of box/recipe.sh. Environment: LAB_CACHE (default ~/.cache/applab) keeps the boxes,
# LAB_MIRROR takes the place of the public package archive, in the box too, TMPDIR (default /var/tmp) holds the work.
# Exit code: 1 the build failed, 2 wrong usage, 3 this host lacks something.

set -euo pipefail
export LC_ALL=C
# An ordinary user's PATH lacks the folder of mke2fs.
PATH=$PATH:/usr/sbin:/sbin
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Says what is wrong and what to do about it, and ends with the exit code $1.
die() {
  local code=$1
  shift
  printf 'box: %s\n' "$@" >&2
  exit "$code"
}

# shellcheck source=recipe.sh
. "$here/recipe.sh"
# shellcheck source=host.sh
. "$here/host.sh"

# Runs one step: a phrase for people, its output for the log. In the background, because only then a signal is heard at
# once, and as a process group of its own ("set -m"), so that clean_up can end it with all that it started.
step() {
  echo "box: $1"
  shift
  printf '\n+ %s\n' "$*" >>"$log"
  set -m
  "$@" >>"$log" 2>&1 </dev/null 9>&- &
  child=$!
  set +m
  wait "$child" || {
    child=
    printf 'box: this failed: %s\nbox: the last lines of %s:\n' "$*" "$log" >&2
    tail -n 20 "$log" >&2
    die 1 'Is the package archive reachable from here? Another one: LAB_MIRROR=http://… box/build.sh. A public box instead: LAB_BOX.'
  }
  child=
}

as_root() {
  if ((EUID == 0)); then "$@"; else mmdebstrap --unshare-helper "$@"; fi
}

clean_up() {
  [[ -z $child ]] || { kill -- "-$child" && wait "$child"; } 2>/dev/null || true
  rm -f "$file.part"
  # Another file system below would be the host's own /dev or /proc: never follow it.
  as_root rm -rf --one-file-system "$work/root/system" || true
  rm -rf --one-file-system "$work"
}

build() {
  local mode=root
  need_tools
  ((EUID == 0)) || { need_user_namespace && mode=unshare; }
  [[ -r $keyring ]] || die 3 "there is no $keyring, which proves who made the packages" "Run: sudo apt-get install $keyring_package"

  log=${file%.box}.log child=
  work=$(mktemp -d "${TMPDIR:-/var/tmp}/applab-box.XXXXXX")
  trap clean_up EXIT
  trap 'exit 130' INT TERM HUP
  need_space "$work" TMPDIR
  need_space "$(dirname "$file")" LAB_CACHE

  echo "$name" >"$log"
  # Root of a user namespace is a stranger on the host: it reads a copy that all may read, and writes where all may write.
  chmod 755 "$work"
  mkdir -m 1777 "$work/root"
  mkdir "$work/out"
  cp -R "$here" "$work/box"
  chmod -R u=rwX,go=rX "$work/box"
  # INITRD=No: the distribution need not build the ramdisk that this box does not use.
  export LAB_KERNEL=$kernel INITRD=No

  step "$recipe: packages from ${LAB_MIRROR:-the signed archive}" mmdebstrap --mode="$mode" --variant=minbase \
    --architectures="$arch" --components="$components" --keyring="$keyring" \
    --include="$kernel,$(sed '/^#/d; /^$/d' "$here/packages" | paste -sd ,)" \
    --aptopt="$work/box/apt.conf" --dpkgopt="$work/box/dpkg.cfg" \
    --customize-hook="$work/box/rootfs/initrd.sh" --customize-hook="copy-out /tmp/boot '$work/out'" \
    --customize-hook="$work/box/rootfs/setup.sh" \
    "$suite" "$work/root/system" ${LAB_MIRROR:+"$LAB_MIRROR"}

  # A file system on the bare disk, as large as the disk: no partition, no boot loader, nothing to grow at the first boot.
  truncate -s 10G "$work/disk" && chmod 666 "$work/disk"
  step 'disk image' as_root mke2fs -q -t ext4 -L lab -m 1 -d "$work/root/system" "$work/disk"
  step 'disk image, packed' qemu-img convert -c -O qcow2 -o compression_type=zstd "$work/disk" "$work/out/boot/box.img"

  echo '{"provider":"libvirt","architecture":"'"$arch"'","format":"qcow2","virtual_size":10}' >"$work/out/boot/metadata.json"
  echo "$cmdline" >"$work/out/boot/cmdline"
  cp "$work/box/packed/Vagrantfile" "$work/out/boot/"
  step 'box file' tar -C "$work/out/boot" --owner=0 --group=0 -cf "$file.part" .
  mv "$file.part" "$file"
  echo "box: $name is ready: $file"
}

read_architecture

action=build
case ${1:-} in
  --name | --file) action=${1#--} && shift ;;
  -*) die 2 "there is no option \"$1\"" 'Usage: box/build.sh [--name | --file] [RECIPE]' ;;
esac
(($# <= 1)) || die 2 'one recipe at a time' "Known recipes: $recipes."
recipe=${1:-$(default_recipe)}
read_recipe "$recipe" "$arch"

# The key changes with all that a box is made of, but neither with the folder of the checkout nor with tests.
key=$(cd "$here" && { echo "$recipe $arch${LAB_MIRROR:+ $LAB_MIRROR}" && find ./*.sh apt.conf dpkg.cfg packages files packed rootfs -type f -print0 | sort -z | xargs -0 sha256sum; } | sha256sum)
name=applab/$recipe-$arch-${key:0:12}
file=${LAB_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/applab}/boxes/${name/\//-}.box

case $action in
  name) echo "$name" ;;
  file) echo "$file" ;;
  build)
    mkdir -p "$(dirname "$file")"
    # Two builds of one box: the second waits, and finds it.
    exec 9>"${file%.box}.lock"
    flock -n 9 || { echo 'box: another build of this box is running; waiting for it' && flock 9; }
    if [[ -e $file ]]; then echo "box: $name is there: $file"; else build; fi
    ;;
esac
