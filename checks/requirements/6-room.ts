import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 6,
  title: "at least 1 % of the bytes and of the inodes is free on /, /tmp, /var/log and /run",
  layer: "machine",
  dependsOn: [],
  hints: [
    "Check the free space: every program that writes a file needs some.",
    "Compare the free space with the size of the file system, in bytes and in inodes: a file needs both.",
    "df -h / /tmp /var/log /run; df -i / /tmp /var/log /run",
  ],
  check: (lab) => {
    const lines = lab.reading("room").out.toString().trim().split("\n");
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
