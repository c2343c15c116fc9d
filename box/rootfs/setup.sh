#!/bin/sh
# Hook of mmdebstrap, $1 is the root of the new system: turns the bare distribution into a Vagrant box.
# What can be a file is one, under box/files; here is what is left. build.sh passes LAB_KERNEL.
set -eu

here=$(dirname "$0")
cp -R "$here/../files/." "$1/"
chmod 440 "$1/etc/sudoers.d/vagrant"

echo lab >"$1/etc/hostname"
# PAM reads this one, systemd the other; Debian 13 has the same link.
ln -sf ../locale.conf "$1/etc/default/locale"
ln -sf ../run/systemd/resolve/stub-resolv.conf "$1/etc/resolv.conf"

# The keys are public: Vagrant replaces them with a key of its own when it first logs in.
chroot "$1" useradd --create-home --shell /bin/bash vagrant
echo vagrant:vagrant | chroot "$1" chpasswd
install -d -m 700 "$1/home/vagrant/.ssh"
install -m 600 "$here/vagrant.pub" "$1/home/vagrant/.ssh/authorized_keys"
chroot "$1" chown -R vagrant:vagrant /home/vagrant/.ssh

# The user's own systemd starts at boot and stays. Without that it starts at each login and ends with it, which on an
# emulated processor is most of the time that a login takes. https://www.freedesktop.org/software/systemd/man/latest/loginctl.html
install -D -m 644 /dev/null "$1/var/lib/systemd/linger/vagrant"

# No two labs share an identity: systemd fills the empty file, lab-host-keys.service makes the keys, at the first boot.
: >"$1/etc/machine-id"
rm -f "$1"/etc/ssh/ssh_host_*

chroot "$1" systemctl --quiet enable systemd-networkd systemd-resolved ssh lab-host-keys lab-end-sessions
# Ubuntu starts sshd at the first connection; Debian, and what this lab teaches, starts it at boot.
chroot "$1" systemctl --quiet disable ssh.socket 2>/dev/null || true

# The kernel that boots comes from the box, so a newer one would only fill the disk; nothing here reads a ramdisk either.
chroot "$1" apt-mark hold "$LAB_KERNEL" >/dev/null
if [ -d "$1/etc/initramfs-tools" ]; then
  echo 'update_initramfs=no' >"$1/etc/initramfs-tools/update-initramfs.conf"
fi

# Timers that would fight with the provisioning for dpkg's lock, then what is for hardware or uses that a lab does not
# have and would only cost time at each boot.
cd "$1/etc/systemd"
mkdir -p system system-generators
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service \
  fstrim.timer motd-news.timer \
  dev-hugepages.mount getty@tty1.service modprobe@configfs.service modprobe@dm_mod.service modprobe@drm.service \
  modprobe@efi_pstore.service modprobe@fuse.service modprobe@loop.service proc-sys-fs-binfmt_misc.automount \
  sys-fs-fuse-connections.mount sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount \
  systemd-binfmt.service systemd-network-generator.service systemd-pstore.service systemd-repart.service \
  systemd-udev-load-credentials.service systemd-update-utmp-runlevel.service; do
  ln -sf /dev/null "system/$unit"
done
for generator in cryptsetup gpt-auto hibernate-resume integritysetup rc-local ssh tpm2 veritysetup; do
  ln -sf /dev/null "system-generators/systemd-$generator-generator"
done

# 'man' needs no index, and making it anew after each installed package takes an emulated processor seconds.
rm -f "$1/var/lib/man-db/auto-update"
ln -sf /dev/null system/man-db.timer

# Says that /etc and /var are as new as /usr: otherwise the first boot rebuilds caches which the packages just built.
touch "$1/etc/.updated" "$1/var/.updated"
