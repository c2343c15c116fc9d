import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "/run has no inodes left",
  symptom:
    "Whatever runs goes on. But no program can be started anew: 'No space left on device', and there are hundreds of megabytes.",
  difficulty: 4,
  hints: [
    "Which files does a service need for its start, and where are they?",
    "Compare what is free there in bytes with what is free in files.",
    "In the lab: df -h /run; df -i /run; sudo du --inodes -xd 1 /run | sort -n | tail -n 5",
  ],
  reddens: ["6-room"],
  // By itself it would take the half of a million files: a smaller number is enough with a smaller limit.
  break: `mkdir -p /run/reports; for ((i = 0; i < 4000; i++)); do : >"/run/reports/$i"; done
mount -o remount,nr_inodes="$(($(df --output=iused /run | tail -n 1) + 8))" /run`,
  fix: `mount -o remount,nr_inodes=819200 /run; rm -rf /run/reports`,
  teaches:
    "A file needs blocks for its bytes and an inode for itself, and a file system has a fixed number of each. df -i counts what df does not.",
};
