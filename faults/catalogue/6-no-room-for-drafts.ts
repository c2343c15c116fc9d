import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "no more files can be made in /tmp",
  symptom:
    "The site works. But whoever logs in and wants to unpack or sort something hears that the disk is full, and there are gigabytes left.",
  difficulty: 4,
  hints: [
    "A disk can be full in two ways, and a folder can be a disk of its own.",
    "Compare what is free in bytes with what is free in files, for each mounted file system.",
    "In the lab: df -h /tmp; df -i /tmp; findmnt /tmp",
  ],
  reddens: ["6-room"],
  roots: ["6-room"],
  break: `mount -t tmpfs -o size=10m,nr_inodes=8,mode=1777 drafts /tmp; touch /tmp/{1..8} 2>/dev/null || true`,
  fix: `! findmnt -no SOURCE /tmp | grep -qx drafts || systemctl stop tmp.mount || umount -l /tmp; systemctl reset-failed tmp.mount 2>/dev/null || true`,
  teaches:
    "Each file needs an inode. df -i counts them, and df -h does not. Programs that need /tmp tell it in their own words.",
};
