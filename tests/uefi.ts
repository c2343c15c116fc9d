/** The firmware with which QEMU boots a disk as newer machines do, from the package ovmf. */
export const uefiFirmware = "/usr/share/ovmf/OVMF.fd";
