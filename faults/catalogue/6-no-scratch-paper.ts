import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the file system of /tmp is full",
  symptom: "All pages are there. Our editors cannot save, and sort ends with an error.",
  difficulty: 3,
  hints: [
    "Where do programs put files that they need only for a moment?",
    "Compare the free space of /tmp with that of the disk: they need not be the same file system.",
    "In the lab: df -h / /tmp; findmnt /tmp; sudo du -xah /tmp | sort -h | tail -n 5",
  ],
  reddens: ["6-room"],
  roots: ["6-room"],
  break: `mount -t tmpfs -o size=64k,mode=1777 scratch /tmp; head -c 64k /dev/zero >/tmp/core.old || true`,
  fix: `! findmnt -n -t tmpfs -S scratch /tmp >/dev/null || umount -l /tmp`,
  teaches:
    "A full /tmp stops what needs a file for a moment: editors, sort, uploads. df lists each file system of its own; the disk below can be empty.",
};
