import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "/run has no inodes left",
  symptom:
    "All running programs go on, but no program can be started: 'No space left on device'. Yet hundreds of megabytes are free.",
  difficulty: 4,
  hints: [
    "Which files does a service need to start, and where are they?",
    "Compare the free bytes there with the free inodes.",
    "In the lab: df -h /run; df -i /run; sudo du --inodes -xd 1 /run | sort -n | tail -n 5",
  ],
  reddens: ["6-room"],
  roots: ["6-room"],
  // The default limit would need half a million files: with a lower limit, fewer are enough.
  break: `mkdir -p /run/reports; for ((i = 0; i < 4000; i++)); do : >"/run/reports/$i"; done
mount -o remount,nr_inodes="$(($(df --output=iused /run | tail -n 1) + 8))" /run`,
  fix: `mount -o remount,nr_inodes=819200 /run; rm -rf /run/reports`,
  teaches:
    "A file needs blocks for its content and one inode, and a file system has a fixed number of both. df -i shows inodes, df does not.",
};
