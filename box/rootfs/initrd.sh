#!/bin/sh
# Hook of mmdebstrap, $1 is the root of the new system: puts the kernel, an initial ramdisk and the list of packages
# into its /tmp/boot, from where build.sh takes them.
#
# The distribution's own ramdisk finds any disk of any computer, which takes seconds on an emulated processor.
# This one knows a virtio disk with ext4 and nothing else.
set -eu

here=$(dirname "$0")
out=$1/tmp/boot
tree=$1/tmp/initrd
mkdir -p "$out" "$tree/bin" "$tree/dev" "$tree/proc" "$tree/root" "$tree/modules"

cp "$1"/boot/vmlinuz-* "$out/vmlinuz"
chmod 644 "$out/vmlinuz"
version=$(basename "$1"/boot/vmlinuz-*)
version=${version#vmlinuz-}

install -m 755 "$here/init" "$tree/init"
busybox=$(chroot "$1" sh -c 'command -v busybox')
install -m 755 "$1$busybox" "$tree/bin/busybox"

# Numbered in the order in which they must be loaded, and unpacked: that is work done once instead of at each boot.
number=100
for module in virtio_pci virtio_blk ext4 virtio_net; do
  chroot "$1" modprobe --set-version "$version" --show-depends "$module"
done | while read -r kind file _; do
  [ "$kind" = insmod ] || continue # "builtin": the kernel itself has it
  name=$(basename "$file")
  name=${name%%.ko*}.ko
  [ ! -e "$(echo "$tree"/modules/*-"$name")" ] || continue # two of the drivers need it
  target=$tree/modules/$number-$name
  case $file in
    *.xz) chroot "$1" busybox unxz -c "$file" >"$target" ;;
    *.zst) chroot "$1" zstd -dcq "$file" >"$target" ;;
    *) cp "$1$file" "$target" ;;
  esac
  number=$((number + 1))
done

chroot "$1" sh -c 'cd /tmp/initrd && find . | cpio -o -H newc -R 0:0 --quiet' >"$out/initrd.img"
# shellcheck disable=SC2016  # dpkg-query fills these in
chroot "$1" dpkg-query -W -f '${Package}\t${Version}\n' >"$out/manifest.txt"
