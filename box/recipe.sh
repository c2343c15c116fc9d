# shellcheck shell=bash disable=SC2034  # build.sh reads these variables
# The boxes that can be built. Another release or distribution is another row.

recipes='ubuntu-24.04 debian-12 debian-13'
debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg
ubuntu_keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg

# Sets what the recipe $1 means on the architecture $2.
read_recipe() {
  case $1 in
    debian-12) suite=bookworm ;;
    debian-13) suite=trixie ;;
    ubuntu-24.04) suite=noble ;;
    *) die 2 "there is no recipe \"$1\"" "Known recipes: $recipes." ;;
  esac
  # mmdebstrap knows the address of each distribution's archive, and puts it with the security updates into the box.
  case $1 in
    debian-*) keyring=$debian_keyring keyring_package=debian-archive-keyring components=main kernel=linux-image-cloud-$2 ;;
    ubuntu-*) keyring=$ubuntu_keyring keyring_package=ubuntu-keyring components=main,universe kernel=linux-image-virtual ;;
  esac
  case $2 in
    # Under emulation on a busy host the kernel's timer check can fail and stop the boot.
    amd64) console='console=ttyS0 no_timer_check' ;;
    arm64) console='console=ttyAMA0' ;;
  esac
  cmdline="root=/dev/vda rootfstype=ext4 rw $console quiet"
}
