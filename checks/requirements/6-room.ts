import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 6,
  title: "/, /tmp, /var/log and /run can be written, and 1 % of their bytes and of their inodes is free",
  layer: "machine",
  dependsOn: [],
  hints: [
    "Check whether files can be written: every program that writes one needs free space, on a file system that is not read-only.",
    "Compare the free space with the size of the file system, in bytes and in inodes: a file needs both.",
    "df -h / /tmp /var/log /run; df -i / /tmp /var/log /run; findmnt -O ro -t ext4,tmpfs",
  ],
  check: (lab) => {
    const said = lab.reading("room").out.toString();
    const readOnly = Array.from(said.matchAll(/^read-only (.+)$/gm), ([, place]) => place);
    if (readOnly.length > 0) {
      return {
        holds: false,
        expected: "file systems that can be written",
        found: `mounted read-only: ${readOnly.join(", ")}`,
        hint: "Find out what made the file system read-only: the kernel does so after an error of the disk, and says so in its log (journalctl -k).",
      };
    }
    const lines = said.trim().split("\n");
    // A file system that creates inodes on demand reports 0 of 0.
    const shares = lines.map((line, index) => {
      const [free = 0, all = 0, inodes = 0, allInodes = 0] = line.split(" ").map(Number);
      const place = places[index] ?? "";
      return { place, bytes: share(free, all), inodes: allInodes === 0 ? 1 : share(inodes, allInodes) };
    });
    const full = shares.filter(({ bytes, inodes }) => bytes < 0.01 || inodes < 0.01);
    return {
      holds: full.length === 0,
      expected: "1 % of each, for /, /tmp, /var/log and /run",
      found: (full.length === 0 ? shares : full)
        .map(
          ({ place, bytes, inodes }) =>
            `${place}: ${inPercent(bytes)} of the bytes, ${inPercent(inodes)} of the inodes`,
        )
        .join("; "),
    };
  },
};

/** As the probe "room" asks for them. */
const places = ["/", "/tmp", "/var/log", "/run"];

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
const inPercent = (part: number) => `${Math.floor(part * 1000) / 10} %`;
