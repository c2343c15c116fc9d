#!/usr/bin/env bash
# Builds a disk image that resembles Ubuntu's cloud image, from Debian's packages: a partition table, a boot loader for a BIOS
# and one for UEFI, and cloud-init, netplan, systemd-resolved, unattended-upgrades, needrestart and ufw as Ubuntu has them.
#
#   build.sh SUITE FILE
#
# shellcheck disable=SC2016 # mmdebstrap's hooks read $1 themselves
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin
suite=$1 file=$2
work=$(mktemp -d "${TMPDIR:-/var/tmp}/look-alike.XXXXXX")
as_root() { if ((EUID == 0)); then "$@"; else mmdebstrap --unshare-helper "$@"; fi; }
trap 'as_root rm -rf --one-file-system "$work/parts/root"; rm -rf --one-file-system "$work"' EXIT
# Without root another user of a user namespace reads and writes here.
chmod 755 "$work"
mkdir -m 1777 "$work/parts"
root=$work/parts/root

packages=(linux-image-amd64 systemd-sysv systemd-resolved udev dbus libpam-systemd netbase openssh-server sudo ca-certificates
  apt cloud-init cloud-guest-utils netplan.io gdisk rsync curl e2fsprogs unattended-upgrades python3-apt needrestart ufw
  grub-pc-bin grub-efi-amd64-bin)
hooks=()
if [[ $suite != bookworm ]]; then
  # Ubuntu 26.04 has the sudo that is written in Rust.
  packages+=(sudo-rs)
  hooks+=(--customize-hook='chroot "$1" dpkg-divert --quiet --rename --add /usr/bin/sudo'
    --customize-hook='ln -s sudo-rs "$1/usr/bin/sudo"')
fi
mmdebstrap --variant=minbase --include="$(IFS=, && echo "${packages[*]}")" \
  --aptopt='Acquire::Languages "none"' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  --customize-hook='echo look-alike >"$1/etc/hostname"' \
  --customize-hook='ln -sf ../run/systemd/resolve/stub-resolv.conf "$1/etc/resolv.conf"' \
  --customize-hook='chroot "$1" systemctl --quiet enable systemd-networkd systemd-resolved ssh apt-daily.timer' \
  --customize-hook='echo "LABEL=cloudimg-rootfs / ext4 defaults 0 1" >"$1/etc/fstab"' \
  --customize-hook=': >"$1/etc/machine-id"; rm -f "$1"/etc/ssh/ssh_host_*' \
  "${hooks[@]}" "$suite" "$root"

# The boot loader reads the kernel and the initial ramdisk from the file system itself.
cat >"$work/grub.cfg" <<'CFG'
search --no-floppy --label cloudimg-rootfs --set=root
linux /vmlinuz root=LABEL=cloudimg-rootfs ro console=tty1 console=ttyS0 no_timer_check
initrd /initrd.img
boot
CFG
boot_loader() {
  grub-mkimage -O "$1" -d "$root/usr/lib/grub/$1" -c "$work/grub.cfg" -o "$2" -p /boot/grub \
    part_gpt ext2 search search_label linux normal "${@:3}"
}
boot_loader i386-pc "$work/core.img" biosdisk
boot_loader x86_64-efi "$work/bootx64.efi"

# Partitions as Ubuntu numbers them: 14 and 15 for the boot loaders, 1 for the file system, which reaches to the end and grows.
mebibyte=2048 # in sectors of 512 bytes
truncate -s 2G "$work/disk"
sfdisk -q "$work/disk" <<TABLE
label: gpt
14: start=$mebibyte, size=$((3 * mebibyte)), type=21686148-6449-6E6F-744E-656564454649
15: start=$((4 * mebibyte)), size=$((40 * mebibyte)), type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B
1: start=$((44 * mebibyte)), type=0FC63DAF-8483-4772-8E79-3D69D8477DE4
TABLE
truncate -s 40M "$work/efi"
mformat -i "$work/efi" -F ::
mmd -i "$work/efi" ::/EFI ::/EFI/BOOT
mcopy -i "$work/efi" "$work/bootx64.efi" ::/EFI/BOOT/BOOTX64.EFI
dd if="$work/efi" of="$work/disk" bs=1M seek=4 conv=notrunc status=none
truncate -s $((2048 - 44 - 1))M "$work/part" && chmod 666 "$work/part"
as_root mke2fs -q -t ext4 -L cloudimg-rootfs -d "$root" "$work/part"
dd if="$work/part" of="$work/disk" bs=1M seek=44 conv=notrunc,sparse status=none

# number VALUE BYTES: the number, least significant byte first.
number() {
  local value=$1 byte
  for ((byte = 0; byte < $2; byte++)); do
    # shellcheck disable=SC2059 # an escape is made of the number
    printf "\\x$(printf %02x $((value & 255)))"
    value=$((value >> 8))
  done
}
at() { dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }
# What grub-bios-setup would write: where the boot sector finds the first sector of GRUB, and that the rest.
sectors=$((($(stat -c %s "$work/core.img") + 511) / 512))
head -c 440 "$root/usr/lib/grub/i386-pc/boot.img" >"$work/boot.img"
number $mebibyte 8 | at "$work/boot.img" $((0x5c))
number $((mebibyte + 1)) 8 | at "$work/core.img" $((0x1f4))
number $((sectors - 1)) 2 | at "$work/core.img" $((0x1fc))
dd if="$work/boot.img" of="$work/disk" conv=notrunc status=none
dd if="$work/core.img" of="$work/disk" bs=512 seek=$mebibyte conv=notrunc status=none

qemu-img convert -c -O qcow2 -o compression_type=zstd "$work/disk" "$file"
