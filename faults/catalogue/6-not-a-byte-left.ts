import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the disk is full",
  symptom:
    "Everything can be seen, but today's visitors have left no trace, and saving files fails for all of us.",
  difficulty: 3,
  hints: [
    "What do all the programs need that write something down?",
    "Compare the size and the free space of the lab's disk.",
    "In the lab: df -h /; sudo du -xah / 2>/dev/null | sort -h | tail -n 5",
  ],
  reddens: ["6-access-log", "6-room"],
  // A line fits into the rest of a block that a log has already: an empty file needs a new one. What emptying frees is
  // taken, too. What is kept for root stays.
  break: `fill() { fallocate -l "$(df --output=avail -B1 / | tail -n 1)" "$1"; }
fill /var/backups/old.img
truncate -s 0 /var/log/{onepage,dynamic,api,web}/access.log; sync
fill /var/backups/older.img 2>/dev/null || true`,
  fix: `rm -f /var/backups/old.img /var/backups/older.img`,
  teaches:
    "ENOSPC hurts only who writes. A server that goes on serving without its log is a choice; df before anything else is a habit.",
};
