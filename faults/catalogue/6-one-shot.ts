import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "neither the page nor Nginx starts at boot",
  symptom: "Everything works today. But the hosting company will restart all machines next week.",
  difficulty: 1,
  hints: [
    "Running now and starting at boot are two different settings.",
    "Compare 'systemctl is-enabled' for the four services and nginx.",
    "In the lab: systemctl is-enabled onepage dynamic api web nginx",
  ],
  reddens: ["6-nginx-enabled", "6-service-enabled"],
  // Two units that do not depend on each other are not enabled.
  roots: ["6-nginx-enabled", "6-service-enabled"],
  break: `systemctl disable --quiet $onepage nginx`,
  fix: `systemctl enable --quiet $onepage nginx`,
  teaches: "'start' is for now, 'enable' is for the next boot; 'enable --now' does both.",
};
