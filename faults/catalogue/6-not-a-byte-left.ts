import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the disk is full",
  symptom: "All pages are there, but there is no record of today's visitors, and none of us can save a file.",
  difficulty: 3,
  hints: [
    "What does every program need that writes a file?",
    "Compare the size and the free space of the lab's disk.",
    "In the lab: df -h /; sudo du -xah / 2>/dev/null | sort -h | tail -n 5",
  ],
  reddens: ["6-access-log", "6-nginx-error-log", "6-nginx-log", "6-room"],
  roots: ["6-room"],
  // A log line fits into the log's last block; an empty log needs a new block. The second file takes what emptying the
  // logs frees. The blocks reserved for root stay.
  break: `fill() { fallocate -l "$(df --output=avail -B1 / | tail -n 1)" "$1"; }
fill /var/backups/old.img
truncate -s 0 /var/log/{onepage,dynamic,api,web}/access.log /var/log/nginx/*.log; sync
fill /var/backups/older.img 2>/dev/null || true`,
  fix: `rm -f /var/backups/old.img /var/backups/older.img`,
  teaches:
    "ENOSPC affects only programs that write. A server can go on serving without its log. Make it a habit to run df first.",
};
